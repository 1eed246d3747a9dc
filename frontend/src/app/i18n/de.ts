import common from '@/shared/locales/de.json';
import explain from '@/shared/locales/explain.de.json';
import auth from '@/features/auth/locales/de.json';
import profile from '@/features/profile/locales/de.json';
import today from '@/features/today/locales/de.json';
import plan from '@/features/plan/locales/de.json';
import settings from '@/features/settings/locales/de.json';
import diary from '@/features/diary/locales/de.json';
import workout from '@/features/workout/locales/de.json';
import progress from '@/features/progress/locales/de.json';

export const texts = { common, explain, auth, profile, today, plan, settings, diary, workout, progress };
