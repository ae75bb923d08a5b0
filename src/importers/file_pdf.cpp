// PDF: an invoice, whose values come from an XML inside, from the places of its texts and from its
// QR code; or a page that somebody printed to a file, which is kept with its text.

#include "base/text.h"
#include "domain/documents/mentions.h"
#include "formats/pdf_text.h"
#include "formats/xml_tree.h"
#include "importers/importer.h"
#include "importers/invoice_fields.h"
#include "importers/invoice_text.h"
#include "importers/invoice_xml.h"

#include <optional>

namespace shuofa {
namespace {

constexpr ErrorReason pdf_without_text{
    "pdf_without_text", ErrorCode::InvalidInput,
    "这个 PDF 里没有文字，可能是扫描件；原件已保存，可以作为证据。",
    "There is no text in this PDF, it may be a scan; the original is kept as evidence."};

constexpr std::size_t most_text = 1U << 20;

std::optional<InvoiceCode> code_on(const pdf::Document& document) {
    if (!document.first_page) return {};
    for (const std::string& text : read_qr_codes(*document.first_page)) {
        if (auto code = read_invoice_code(text)) return code;
    }
    return {};
}

std::optional<DocumentDraft> invoice_of(const pdf::Document& document) {
    std::vector<std::string> notes;
    for (const pdf::Attachment& file : document.attachments) {
        const auto roots = xml::parse(file.bytes);
        if (!roots) continue;
        auto invoices = invoices_of_xml(*roots);
        if (!invoices.empty())
            return DocumentDraft{std::move(invoices[0].first), {}, std::move(invoices[0].second)};
    }
    const auto code = code_on(document);
    const bool is_page = !document.pages.empty() && is_invoice_page(document.pages[0]);
    if (!code && !is_page) return {};
    Invoice invoice;
    if (is_page) invoice = invoice_of_page(document.pages[0]);
    invoice.form = InvoiceForm::View;
    if (code) {
        use_code(invoice, *code, notes);
    } else {
        notes.emplace_back("qr_missing");
    }
    finish_invoice(invoice, notes);
    if (!is_invoice(invoice)) return {};
    return DocumentDraft{std::move(invoice), {}, std::move(notes)};
}

std::optional<DocumentDraft> page_of(const pdf::Document& document) {
    Page page;
    std::vector<std::string> notes;
    for (const pdf::Page& sheet : document.pages) {
        if (page.text.size() < most_text) page.text += pdf::lines(sheet);
    }
    if (page.text.size() > most_text || document.page_count > document.pages.size()) {
        page.text = first_code_points(page.text, most_text / 4);
        notes.emplace_back("cut");
    }
    page.text = trim(page.text);
    if (page.text.empty()) return {};
    page.title = safe_for_display(document.title);
    page.tool = "pdf";
    const Mentions mentions = find_mentions(page.text);
    if (mentions.amounts.size() == 1) page.price = mentions.amounts[0];
    return DocumentDraft{std::move(page), {}, std::move(notes)};
}

int likeness(const DocumentGlimpse& glimpse) {
    // Some producers put a line or a few bytes in front; a text that speaks of PDF is none.
    const std::string_view head = glimpse.head.substr(0, 1024);
    const std::size_t mark = head.find("%PDF-");
    if (mark == std::string_view::npos) return 0;
    const bool begins_line = mark == 0 || head[mark - 1] == '\n' || head[mark - 1] == '\r';
    return begins_line || glimpse.text.empty() ? 90 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const pdf::Document document = TRY(pdf::read(file.bytes, pdf::FirstPage::Draw));
    auto draft = invoice_of(document);
    if (!draft) draft = page_of(document);
    if (!draft) return fail(pdf_without_text);
    sink.document(*std::move(draft));
    return {};
}

}  // namespace

extern const DocumentReader file_pdf;
const DocumentReader file_pdf{"file_pdf", "PDF（发票或打印的网页）",
                              "PDF (invoice or printed page)", likeness, read};

}  // namespace shuofa
