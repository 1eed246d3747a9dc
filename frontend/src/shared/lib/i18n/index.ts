export { changeLanguage, startI18n, type LanguageTexts, type TextLoader } from './i18n';
export { useProblemText, useFieldErrors } from './problems';
