// Invoices as OFD (GB/T 33190).  Where the values are differs by producer: an XML inside (older
// ones), custom tags that refer to texts of the page (数电票), the package's custom data, and last
// the texts and the QR code of the page.  Each fills what the one before left open.

#include "base/text.h"
#include "formats/jpeg.h"
#include "formats/ofd.h"
#include "formats/pdf_text.h"
#include "formats/qr_code.h"
#include "importers/importer.h"
#include "importers/invoice_fields.h"
#include "importers/invoice_text.h"
#include "importers/invoice_xml.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason ofd_no_invoice{
    "ofd_no_invoice", ErrorCode::InvalidInput,
    "这个 OFD 里没有认得的发票内容，原件已保存，可以作为证据。",
    "There is no invoice that is known here in this OFD; the original is kept as evidence."};

using Notes = std::vector<std::string>;

// The values of custom tags by their names; every Item begins a line.
class TagValues {
public:
    explicit TagValues(const std::vector<xml::Element>& tags) {
        for (const xml::Element& tag : tags) {
            // Newer producers name their tags as the XML of the 数电票 does.
            if (tag.child("EInvoiceData") != nullptr) {
                einvoice_ = invoice_of_einvoice_elements(tag);
            } else {
                walk(tag);
            }
        }
    }

    Invoice invoice() const {
        if (einvoice_) return *einvoice_;
        Invoice invoice = invoice_of_older_elements(fields_);
        for (const Line& line : lines_) {
            std::optional<Money> gross = line.net;
            if (gross && line.tax) *gross += *line.tax;
            std::string quantity = line.quantity;
            if (!quantity.empty() && !line.unit.empty()) quantity += " " + line.unit;
            invoice.lines.push_back({line.name, quantity, gross});
        }
        return invoice;
    }

private:
    struct Line {
        std::string name, quantity, unit;
        std::optional<Money> net, tax;
    };

    void walk(const xml::Element& element) {
        if (element.children.empty()) take(element.name, element.text);
        for (const xml::Element& inner : element.children)
            walk(inner);
    }

    void take(const std::string& name, const std::string& text) {
        if (name == "Item" && lines_.size() < 2000) lines_.push_back({.name = text});
        Line* line = lines_.empty() ? nullptr : &lines_.back();
        if (name == "Item" || text.empty()) return;
        if (line != nullptr && name == "Amount") {
            line->net = read_invoice_sum(text);
        } else if (line != nullptr && name == "TaxAmount") {
            line->tax = read_invoice_sum(text);
        } else if (line != nullptr && name == "Quantity") {
            line->quantity = text;
        } else if (line != nullptr && name == "MeasurementDimension") {
            line->unit = text;
        } else if (name.starts_with("Buyer") || name.starts_with("Seller")) {
            party(name.starts_with("Buyer") ? "Buyer" : "Seller").children.push_back({name, text});
        } else {
            fields_.children.push_back({name, text});
        }
    }

    xml::Element& party(const std::string& name) {
        for (xml::Element& element : fields_.children) {
            if (element.name == name) return element;
        }
        fields_.children.push_back({name});
        return fields_.children.back();
    }

    xml::Element fields_;
    std::vector<Line> lines_;
    std::optional<Invoice> einvoice_;
};

Invoice of_custom_data(const ofd::Package& package) {
    Invoice invoice;
    for (const auto& [name, value] : package.custom_data) {
        if (name == "发票代码") invoice.code = trim(value);
        if (name == "发票号码") invoice.number = trim(value);
        if (name == "校验码") invoice.check_code = trim(value);
        if (name == "开票日期") invoice.issued_on = read_invoice_day(value);
        if (name == "合计金额") invoice.net = read_invoice_sum(value);
        if (name == "合计税额") invoice.tax = read_invoice_sum(value);
        if (name == "价税合计") invoice.gross = read_invoice_sum(value);
        if (name == "购买方纳税人识别号") invoice.buyer.tax_number = trim(value);
        if (name == "销售方纳税人识别号") invoice.seller.tax_number = trim(value);
    }
    return invoice;
}

Invoice of_page_texts(const ofd::Package& package) {
    if (package.pages.empty()) return {};
    pdf::Page page{.width = 210, .height = 140};
    for (const ofd::TextObject& object : package.pages.front().texts)
        page.words.push_back({object.text, object.x, object.y, object.width, object.height});
    return invoice_of_page(page);
}

template <class T>
void fill(T& field, const T& other) {
    if (field == T{}) field = other;
}

void fill_invoice(Invoice& invoice, const Invoice& other) {
    fill(invoice.number, other.number);
    fill(invoice.code, other.code);
    fill(invoice.check_code, other.check_code);
    fill(invoice.type, other.type);
    fill(invoice.seller.name, other.seller.name);
    fill(invoice.seller.tax_number, other.seller.tax_number);
    fill(invoice.buyer.name, other.buyer.name);
    fill(invoice.buyer.tax_number, other.buyer.tax_number);
    fill(invoice.issued_on, other.issued_on);
    fill(invoice.net, other.net);
    fill(invoice.tax, other.tax);
    fill(invoice.gross, other.gross);
    fill(invoice.lines, other.lines);
    fill(invoice.remark, other.remark);
}

Invoice of_attachments(const ofd::Package& package, Notes& notes) {
    for (const ofd::File& file : package.attachments) {
        const auto roots = xml::parse(file.bytes);
        if (!roots) continue;
        auto invoices = invoices_of_xml(*roots);
        if (invoices.empty()) continue;
        notes = invoices.front().second;
        return std::move(invoices.front().first);
    }
    return {};
}

void use_pictures(const ofd::Package& package, Invoice& invoice, Notes& notes) {
    for (const ofd::File& file : package.pictures) {
        const auto picture = read_picture(file.bytes);
        if (!picture) continue;
        for (const std::string& text : read_qr_codes(*picture)) {
            const auto code = read_invoice_code(text);
            if (!code) continue;
            use_code(invoice, *code, notes);
            return;
        }
    }
}

int likeness(const DocumentGlimpse& glimpse) { return ofd::is_package(glimpse.members) ? 95 : 0; }

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const ByteFile bytes = file_of(file.bytes);
    const ofd::Package package = TRY(ofd::read(bytes));
    Notes notes;
    Invoice invoice = of_attachments(package, notes);
    fill_invoice(invoice, TagValues{package.tags}.invoice());
    fill_invoice(invoice, of_custom_data(package));
    use_pictures(package, invoice, notes);
    fill_invoice(invoice, of_page_texts(package));
    switch (package.signature) {
        case ofd::Signature::None:
            invoice.form = InvoiceForm::View;
            notes.emplace_back("signature_missing");
            break;
        case ofd::Signature::FilesUnchanged:
            notes.emplace_back("signed_files_match");
            notes.emplace_back("signature_not_checked");
            break;
        case ofd::Signature::FilesChanged:
            invoice.form = InvoiceForm::View;  // no longer what was signed
            notes.emplace_back("signed_files_changed");
            break;
        case ofd::Signature::Unreadable:
            notes.emplace_back("signature_unreadable");
            break;
    }
    finish_invoice(invoice, notes);
    if (!is_invoice(invoice)) return fail(ofd_no_invoice);
    std::sort(notes.begin(), notes.end());
    notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
    sink.document({std::move(invoice), {}, std::move(notes)});
    return {};
}

}  // namespace

extern const DocumentReader einvoice_ofd;
const DocumentReader einvoice_ofd{"einvoice_ofd", "电子发票（OFD）", "Invoice as OFD", likeness,
                                  read};

}  // namespace shuofa
