"""Text in which nothing acts: signs that steer a terminal or turn the order of others become ones that only show."""

_CONTROLS = {
    code: "\N{REPLACEMENT CHARACTER}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\n\t"
}


def visible(text: str) -> str:
    """The text with each character that could steer a terminal replaced by one that only shows; as long as it was."""
    return text.replace("\r\n", " \n").translate(_CONTROLS)
