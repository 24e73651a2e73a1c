"""What one can ask for. Every endpoint names one of these."""

from enum import Enum


class Right(Enum):
    """A kind of thing to see or to do; those of youths are decided case by case."""

    GET_IN = "get_in"
    """The way in, and what tells nothing: signing in and out, style sheets, how the program is."""
    OWN_ACCOUNT = "own_account"
    ASK = "ask"
    """The search without storing, and what it leads to: offers, organisations, and whom to call there."""
    READ_MAP = "read_map"
    """How organisations work together, and what there is in all."""
    CHANGE_MAP = "change_map"
    """Importing, editing and undoing, and the history of these."""
    READ_COUNTS = "read_counts"
    """Questions about all youths at once, answered in counts."""
    READ_EACH_YOUTH = "read_each_youth"
    """The same with the youths behind each figure: for nobody on the pages. On the command line it is the operator's."""
    LIST_YOUTHS = "list_youths"
    """The list of the youths whom one may see."""
    READ_YOUTH = "read_youth"
    CHANGE_YOUTH = "change_youth"
    ASK_FOR_ACCESS = "ask_for_access"
    """Emergency access to a youth."""
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_LOG = "read_log"


OF_A_YOUTH = frozenset({Right.READ_YOUTH, Right.CHANGE_YOUTH, Right.ASK_FOR_ACCESS})
"""What is asked about one youth, and needs the case."""
OF_THE_YOUTH_ZONE = OF_A_YOUTH | {Right.LIST_YOUTHS, Right.READ_COUNTS, Right.READ_EACH_YOUTH}
"""What is there for nobody while the youth zone is switched off."""
