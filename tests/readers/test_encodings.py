"""Encodings that are not declared: told by the letters that languages have."""

import pytest

from reftel.errors import InputError
from reftel.readers.decode import decode

TEXTS = {
    "es": "En 1974 el Perú compró tanques a la Unión, según dijo el señor ministro. «Así será», añadió. ¿Quién?",
    "fr": "L’armée française a livré à l’époque douze blindés; les équipages, formés à Saumur, étaient déjà prêts.",
    "de": "Die Bundesrepublik lieferte im März zwölf Panzer für die türkische Armee; später folgten größere Geschütze.",
    "pl": "W roku 1974 Związek Radziecki dostarczył sześćdziesiąt czołgów; później przybyły samoloty i żołnierze.",
    "cs": "V roce 1974 Československo dodalo šedesát tanků; později přišly letouny. Část výzbroje byla použitá.",
    "hu": "1974-ben a Szovjetunió harckocsit szállított; később repülőgépek és tisztek érkeztek, mondta őszintén.",
    "tr": "1974 yılında Sovyetler Birliği altmış tank verdi; daha sonra uçaklar geldi. Silahların bir kısmı eskiydi.",
    "ru": "В 1974 году Советский Союз поставил Перу танки и вертолёты. Советники прибыли в Лиму в том же году.",
    "el": "Το 1974 η Σοβιετική Ένωση παρέδωσε εξήντα άρματα μάχης. Αργότερα ήρθαν αεροπλάνα και εκπαιδευτές.",
    "en": "The “Andean” state – Perú – paid £3 million; it’s said the café…",
}
WRITTEN = (
    "es cp1252, es mac_roman, es cp850, fr cp1252, fr mac_roman, de cp1252, de cp850, de mac_roman, pl cp1250, "
    "pl iso8859_2, cs cp1250, cs iso8859_2, hu cp1250, tr cp1254, ru cp1251, ru koi8_r, ru cp866, ru iso8859_5, "
    "el cp1253, el iso8859_7, en cp1252, en mac_roman, es utf-16-le, ru utf-16-le, en utf-16-be"
).split(", ")


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("before", ["", "Peru bought tanks. " * 20], ids=["alone", "within"])
def test_text_is_read_in_the_encoding_that_it_is_in(written: str, before: str) -> None:
    language, encoding = written.split()
    data = (before + TEXTS[language]).encode(encoding, "ignore")
    text, _ = decode(data, "f")
    assert text == data.decode(encoding)


@pytest.mark.parametrize("data", [b"a \x00 b", b"Peru bought \xff tanks", b"\xfe\xfe\xff\xff Peru", b"\x90\x81 x \x8d"])
def test_bytes_without_sense_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^f "):
        decode(data, "f")
