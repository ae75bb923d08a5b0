"""All hostile files, and what each of them may be answered."""
import os

from hostile import archives, containers, mails, pdfs, pictures, texts, xml_files

# By how the name begins: the reasons that may be given; "read" when the file may be taken in.
ANSWERS = {
    "bomb-flat": {"zip_too_large"}, "bomb-nested": {"nested_too_deep"}, "nested-200": {"nested_too_deep"},
    "zip-overlapping": {"zip_damaged"}, "zip-60000": {"zip_too_large"}, "zip-growing": {"zip_too_large"},
    "zip-size-lies-small": {"zip_too_large", "zip_damaged"}, "zip-method": {"zip_damaged"}, "zip-aes": {"zip_password_missing"},
    "zip-checksum": {"zip_damaged"}, "zip-cut": {"zip_damaged"}, "zip-of-0": {"file_empty"}, "zip-names": {"archive_without_bill"},
    "xml-laughs": {"xml_refused"}, "xml-outside": {"xml_refused"}, "xml-deep": {"xml_refused"}, "ofd-laughs": {"xml_refused"},
    "ofd-outside": {"xml_refused"}, "ofd-quadratic": {"xml_refused"}, "ofd-deep": {"xml_refused"},
    "pdf-encrypted": {"pdf_locked"}, "pdf-picture": {"workshop_silent", "pdf_without_text"}, "mail-5000": {"mail_damaged"},
    "mail-with-a-bomb": {"read"}, "csv-one-field": {"csv_line_too_long"}, "csv-amounts": {"read"}, "empty": {"file_empty"},
    "tracking-300000": {"read", "file_too_demanding", "tracking_too_long"}, "not-a-database": {"file_not_recognised"},
}


def write(folder):
    """Writes the family and gives the names, in order."""
    names = []
    for module in (archives, xml_files, pictures, pdfs, mails, texts, containers):
        for name, content in module.files():
            assert name not in names, name
            names.append(name)
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
    return names


def may_be_answered(name, answer):
    allowed = next((reasons for start, reasons in ANSWERS.items() if name.startswith(start)), None)
    return allowed is None or answer in allowed
