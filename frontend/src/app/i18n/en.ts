import common from '@/shared/locales/en.json';
import explain from '@/shared/locales/explain.en.json';
import auth from '@/features/auth/locales/en.json';
import profile from '@/features/profile/locales/en.json';
import today from '@/features/today/locales/en.json';
import plan from '@/features/plan/locales/en.json';
import settings from '@/features/settings/locales/en.json';
import diary from '@/features/diary/locales/en.json';
import workout from '@/features/workout/locales/en.json';
import progress from '@/features/progress/locales/en.json';

export const texts = { common, explain, auth, profile, today, plan, settings, diary, workout, progress };
