"""A question on the front page, understood by what the map holds."""

from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.access import Reader
from queries.profiles.own_words import OwnWords, read_own_words
from webviz.errors import WrongAddress
from webviz.front_page.fields import OnMap, read_map
from webviz.front_page.forms import Asked
from webviz.services import Services


@dataclass(frozen=True, slots=True)
class Understood:
    """A question with what was understood of it."""

    asked: Asked
    own_words: OwnWords
    on_map: OnMap

    @property
    def place_beyond_map(self) -> str | None:
        """The municipality that was meant, where the map does not hold it and no other was chosen."""
        return None if self.asked.ids("municipality", self.own_words) else self.own_words.place_beyond_map


def understand(reader: Reader, services: Services, asked: Asked) -> Understood:
    """Read own words by what the map holds."""
    on_map = read_map(reader)
    said = read_own_words(asked.words, services.catalogue, services.reference, on_map.known(), services.today())
    return Understood(asked, said, on_map)


def check_choices(understood: Understood) -> None:
    """Raises WrongAddress where a municipality, an area or a phase was chosen that the map does not hold, as in an old link."""
    on_map = understood.on_map
    known = {"municipality": on_map.municipalities, "area": on_map.areas, "stage": on_map.stages}
    for subject, id_ in understood.asked.chosen:
        if subject in known and id_ not in known[subject]:
            raise WrongAddress(
                _("»%(text)s« findes ikke i kortet. Måske er linket gammelt: vælg igen på forsiden.", text=id_)
            )
