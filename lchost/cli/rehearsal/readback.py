"""Look at printed badges as a scanner would: pixels in, codes out."""

from __future__ import annotations

DPI = 200
_POINTS_PER_INCH = 72


def read_codes(pdf: bytes) -> list[str]:
    """Return the text of every QR code on every page, page by page."""
    import pypdfium2 as pdfium
    import zxingcpp

    found: list[str] = []
    only = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    document = pdfium.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=DPI / _POINTS_PER_INCH, grayscale=True)
            pixels = picture.to_numpy()
            read = zxingcpp.read_barcodes(pixels, formats=only)
            found += [code.text for code in read]
            picture.close()
            page.close()
    finally:
        document.close()
    return found


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def joined(pdfs: list[bytes]) -> bytes:
    """Return one PDF with the pages of several, in their order."""
    import io

    import pypdfium2 as pdfium

    whole = pdfium.PdfDocument.new()
    out = io.BytesIO()
    for pdf in pdfs:
        part = pdfium.PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    whole.save(out)
    whole.close()
    return out.getvalue()
