"""Every table of the service, gathered for migrations."""

import service.accounts.tables
import service.analyses.tables
import service.batches.tables
import service.campaigns.tables
import service.closed.tables
import service.consultations.tables
import service.ideas.tables
import service.jobs.tables
import service.search.tables
import service.specificities.tables
import service.territories.tables  # noqa: F401  imported so that the tables register
from service.db.base import Base

METADATA = Base.metadata
"""What the database looks like after all migrations."""
