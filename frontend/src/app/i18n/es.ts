import common from '@/shared/locales/es.json';
import explain from '@/shared/locales/explain.es.json';
import auth from '@/features/auth/locales/es.json';
import profile from '@/features/profile/locales/es.json';
import today from '@/features/today/locales/es.json';
import plan from '@/features/plan/locales/es.json';
import settings from '@/features/settings/locales/es.json';
import diary from '@/features/diary/locales/es.json';
import workout from '@/features/workout/locales/es.json';
import progress from '@/features/progress/locales/es.json';

export const texts = { common, explain, auth, profile, today, plan, settings, diary, workout, progress };
