"""Where the figures come from: one short citation per work, quoted by reasons and by the tests."""

from typing import Final

NASEM_ENERGY_2023: Final = "NASEM 2023, Dietary Reference Intakes for Energy, doi:10.17226/26818"
MIFFLIN_1990: Final = "Mifflin et al. 1990, doi:10.1093/ajcn/51.2.241"
KATCH_MCARDLE: Final = (
    "Katch & McArdle, Exercise Physiology (textbook equation 370 + 21.6 kcal per kg of fat-free mass)"
)
CUNNINGHAM_1980: Final = "Cunningham 1980, doi:10.1093/ajcn/33.11.2372"
HENRY_2005: Final = "Henry 2005, doi:10.1079/PHN2005801"
ACTIVITY_FACTORS: Final = "Common activity factors 1.2-1.725: a convention without a primary source"
JANMAHASATIAN_2005: Final = "Janmahasatian et al. 2005, doi:10.2165/00003088-200544100-00004"
COMPENDIUM_2011: Final = "Ainsworth et al. 2011, Compendium of Physical Activities, doi:10.1249/MSS.0b013e31821ece12"
WISHNOFSKY_1958: Final = "Wishnofsky 1958, doi:10.1093/ajcn/6.5.542"
OBESITY_GUIDELINE_2013: Final = "AHA/ACC/TOS 2013 guideline, doi:10.1161/01.cir.0000437739.71477.ee"
GARTHE_2011: Final = "Garthe et al. 2011, doi:10.1123/ijsnem.21.2.97"
IRAKI_2019: Final = "Iraki et al. 2019, doi:10.3390/sports7070154"
LOUCKS_2011: Final = "Loucks, Kiens & Wright 2011, doi:10.1080/02640414.2011.588958"
ACSM_NUTRITION_2016: Final = (
    "AND/DC/ACSM position 2016, Nutrition and Athletic Performance, doi:10.1016/j.jand.2015.12.006"
)
WHO_BMI_2000: Final = "WHO Technical Report Series 894 (2000)"
ISSN_PROTEIN_2017: Final = "ISSN position stand 2017, doi:10.1186/s12970-017-0177-8"
MORTON_2018: Final = "Morton et al. 2018, doi:10.1136/bjsports-2017-097608"
HELMS_2014: Final = "Helms et al. 2014, doi:10.1123/ijsnem.2013-0054"
PROT_AGE_2013: Final = "PROT-AGE study group 2013, doi:10.1016/j.jamda.2013.05.021"
LEIDY_2015: Final = "Leidy et al. 2015, doi:10.3945/ajcn.114.084038"
IOM_MACRO_2005: Final = "IOM 2005, Dietary Reference Intakes for macronutrients, doi:10.17226/10490"
IOM_WATER_2005: Final = "IOM 2005, Dietary Reference Intakes for water and electrolytes, doi:10.17226/10925"
IOM_SUMMARY: Final = "IOM/NASEM, Dietary Reference Intakes summary tables"
NASEM_SODIUM_2019: Final = "NASEM 2019, Dietary Reference Intakes for sodium and potassium, doi:10.17226/25353"
DGA_2020: Final = "Dietary Guidelines for Americans 2020-2025"
FEINMAN_2015: Final = "Feinman et al. 2015, doi:10.1016/j.nut.2014.06.011"
PREDIMED_2018: Final = "Estruch et al. 2018 (PREDIMED), doi:10.1056/NEJMoa1800389"
SCOFF_1999: Final = "Morgan, Reid & Lacey 1999 (SCOFF), doi:10.1136/bmj.319.7223.1467"
PARQ_PLUS: Final = "after the idea of PAR-Q+ (Warburton et al. 2011)"
NEXFITRA_CHOICE: Final = "NexFitra's own choice, on the careful side"
