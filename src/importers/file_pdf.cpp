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

#include <algorithm>
#include <optional>
#include <set>

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

// The tax office's own PDFs repeat the main values in the file's notes about itself.
void use_notes(const pdf::Document& document, Invoice& invoice) {
    const auto note = [&](std::string_view key) -> std::string {
        for (const auto& [name, value] : document.notes) {
            if (name == key) return std::string{trim(value)};
        }
        return {};
    };
    const auto fill_sum = [&](std::optional<Money>& sum, std::string_view key) {
        if (!sum) sum = read_invoice_sum(note(key));
    };
    if (invoice.number.empty()) invoice.number = note("InvoiceNumber");
    if (!invoice.issued_on) invoice.issued_on = read_invoice_day(note("IssueTime"));
    if (invoice.seller.tax_number.empty()) invoice.seller.tax_number = note("SellerIdNum");
    fill_sum(invoice.net, "TotalAmWithoutTax");
    fill_sum(invoice.tax, "TotalTaxAm");
    fill_sum(invoice.gross, "TotalTax-includedAmount");
}

bool has_invoice_notes(const pdf::Document& document) {
    const auto has = [&](std::string_view key) {
        return std::any_of(document.notes.begin(), document.notes.end(),
                           [&](const auto& entry) { return entry.first == key; });
    };
    return has("InvoiceNumber") && (has("TotalTax-includedAmount") || has("IssueTime"));
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
    if (!code && !is_page && !has_invoice_notes(document)) return {};
    Invoice invoice;
    if (is_page) invoice = invoice_of_page(document.pages[0]);
    invoice.form = InvoiceForm::View;
    if (code) {
        use_code(invoice, *code, notes);
    } else {
        notes.emplace_back("qr_missing");
    }
    use_notes(document, invoice);
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

// People merge their invoices into one file: further pages that are invoices of another number.
// A list that goes on overleaf repeats the number.
void send_further_invoices(const pdf::Document& document, const DocumentSink& sink,
                           std::string_view first_number) {
    std::set<std::string> sent{std::string{first_number}};
    for (std::size_t i = 1; i < document.pages.size(); ++i) {
        if (!is_invoice_page(document.pages[i])) continue;
        Invoice invoice = invoice_of_page(document.pages[i]);
        invoice.form = InvoiceForm::View;
        std::vector<std::string> notes;
        finish_invoice(invoice, notes);
        if (!is_invoice(invoice) || !sent.insert(invoice.number).second) continue;
        DocumentPlace place;
        place.part = "page " + std::to_string(i + 1);
        sink.document({std::move(invoice), std::move(place), std::move(notes)});
    }
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
    if (auto invoice = invoice_of(document)) {
        const std::string number = std::get<Invoice>(invoice->content).number;
        sink.document(*std::move(invoice));
        send_further_invoices(document, sink, number);
        return {};
    }
    auto page = page_of(document);
    if (!page) return fail(pdf_without_text);
    sink.document(*std::move(page));
    return {};
}

}  // namespace

extern const DocumentReader file_pdf;
const DocumentReader file_pdf{"file_pdf", "PDF（发票或打印的网页）",
                              "PDF (invoice or printed page)", likeness, read};

}  // namespace shuofa
