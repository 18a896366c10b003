"""Which steps each kind of job has. Importing this loads the text-mining libraries."""

from collections.abc import Mapping

from service.analyses.actions import ANALYSE
from service.analyses.jobs import RECIPE as ANALYSIS
from service.batches.actions import IMPORT
from service.batches.jobs import RECIPE as INTAKE
from service.jobs.steps import Recipe

RECIPES: Mapping[str, Recipe] = {IMPORT: INTAKE, ANALYSE: ANALYSIS}
