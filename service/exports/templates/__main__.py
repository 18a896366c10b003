"""Makes the shipped templates again: `python -m service.exports.templates`."""

from service.exports.templates import SHIPPED
from service.exports.templates.docx_template import make_docx
from service.exports.templates.odt_template import make_odt

if __name__ == "__main__":
    make_docx(SHIPPED[".docx"])
    make_odt(SHIPPED[".odt"])
