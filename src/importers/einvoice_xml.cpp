// Invoices as XML: the 数电票 that the tax office signs, the XML that older OFD files carry, XBRL,
// and the pinyin tags of older systems.

#include "base/text.h"
#include "importers/importer.h"
#include "importers/invoice_xml.h"

namespace shuofa {
namespace {

constexpr ErrorReason xml_no_invoice{
    "xml_no_invoice", ErrorCode::InvalidInput,
    "这个 XML 里没有认得的发票内容。请从开票平台重新下载发票的 XML、OFD 或 PDF 文件。",
    "There is no invoice that is known here in this XML: download the invoice's XML, OFD or PDF "
    "again."};

int likeness(const DocumentGlimpse& glimpse) {
    const std::string_view text = trim(glimpse.text);
    if (!text.starts_with('<') || lower_ascii(text.substr(0, 14)) == "<!doctype html") return 0;
    if (contains(text, "<EInvoice") && contains(text, "<EInvoiceData>")) return 95;
    if (contains(text, "eInvoice") && contains(text, "InvoiceNo>")) return 90;
    if (contains(text, "xbrl") && (contains(text, "NumberOfInvoice") ||
                                   contains(text, "ElectronicInvoiceRailwayETicketNumber")))
        return 90;
    for (const std::string_view number : {"<FP_HM>", "<FPHM>", "<fp_hm>", "<fphm>", "<Fphm>"}) {
        if (contains(text, number)) return 85;
    }
    if (contains(text, "<EInvoiceData>") && contains(text, "InvoiceNumber>")) return 80;
    return contains(text, "<EInvoice") ? 60 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const std::vector<xml::Element> roots = TRY(xml::parse(file.bytes));
    const auto invoices = invoices_of_xml(roots);
    if (invoices.empty()) return fail(xml_no_invoice);
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        DocumentPlace place;
        if (invoices.size() > 1) place.part = "invoice " + std::to_string(i + 1);
        sink.document({invoices[i].first, place, invoices[i].second});
    }
    return {};
}

}  // namespace

extern const DocumentReader einvoice_xml;
const DocumentReader einvoice_xml{"einvoice_xml", "电子发票（XML）", "Invoice as XML", likeness,
                                  read};

}  // namespace shuofa
