#include "importers/invoice_xml.h"

#include "base/text.h"
#include "importers/invoice_dialects.h"
#include "importers/invoice_fields.h"

#include <algorithm>

namespace shuofa {
namespace {

std::string text_of(const xml::Element& element, std::string_view path) {
    return std::string{element.text_at(path)};
}

std::string with_unit(std::string_view quantity, std::string_view unit) {
    quantity = trim(quantity);
    unit = trim(unit);
    if (quantity.empty()) return {};
    return unit.empty() ? std::string{quantity} : std::string{quantity} + " " + std::string{unit};
}

std::optional<Money> sum_of(std::optional<Money> net, std::optional<Money> tax) {
    if (!net) return {};
    return tax ? *net + *tax : *net;
}

}  // namespace

// The total is TotalTax-includedAmount with a hyphen, that of a line TotaltaxIncludedAmount; both
// are read by their full path.
Invoice invoice_of_einvoice_elements(const xml::Element& root) {
    Invoice invoice;
    invoice.number = text_of(root, "TaxSupervisionInfo/InvoiceNumber");
    if (invoice.number.empty()) invoice.number = text_of(root, "Header/EIid");
    invoice.issued_on = read_invoice_day(root.text_at("TaxSupervisionInfo/IssueTime"));
    if (!invoice.issued_on) {
        invoice.issued_on =
            read_invoice_day(root.text_at("EInvoiceData/BasicInformation/RequestTime"));
    }
    const std::string kind = text_of(root, "Header/InherentLabel/GeneralOrSpecialVAT/LabelName");
    invoice.type = kind.empty() ? "数电票" : "数电票（" + kind + "）";
    if (root.text_at("Header/InherentLabel/InIssuType/LabelCode") == "N")
        invoice.colour = InvoiceColour::Red;
    const xml::Element* body = root.child("EInvoiceData");
    if (body == nullptr) return invoice;
    invoice.seller = {text_of(*body, "SellerInformation/SellerName"),
                      text_of(*body, "SellerInformation/SellerIdNum")};
    invoice.buyer = {text_of(*body, "BuyerInformation/BuyerName"),
                     text_of(*body, "BuyerInformation/BuyerIdNum")};
    invoice.net = read_invoice_sum(body->text_at("BasicInformation/TotalAmWithoutTax"));
    invoice.tax = read_invoice_sum(body->text_at("BasicInformation/TotalTaxAm"));
    invoice.gross = read_invoice_sum(body->text_at("BasicInformation/TotalTax-includedAmount"));
    for (const xml::Element* item : body->all("IssuItemInformation")) {
        InvoiceLine line;
        line.name = text_of(*item, "ItemName");
        line.quantity = with_unit(item->text_at("Quantity"), item->text_at("MeaUnits"));
        line.gross = read_invoice_sum(item->text_at("TotaltaxIncludedAmount"));
        if (!line.gross) {
            line.gross = sum_of(read_invoice_sum(item->text_at("Amount")),
                                read_invoice_sum(item->text_at("ComTaxAm")));
        }
        invoice.lines.push_back(std::move(line));
    }
    invoice.remark = text_of(*body, "AdditionalInformation/Remark");
    if (invoice.remark.empty()) invoice.remark = text_of(*body, "AdditionalInformation");
    if (const xml::Element* special = body->child("SpecificInformation")) {
        if (const xml::Element* red = special->child("RedEInvoice")) {
            invoice.colour = InvoiceColour::Red;
            invoice.refers_to = text_of(*red, "OriginalInvoiceCode");
            if (invoice.refers_to.empty())
                invoice.refers_to = text_of(*red, "OriginalInvoiceNumber");
        }
    }
    return invoice;
}

Invoice invoice_of_older_elements(const xml::Element& root) {
    Invoice invoice;
    invoice.code = text_of(root, "InvoiceCode");
    invoice.number = text_of(root, "InvoiceNo");
    invoice.check_code = text_of(root, "InvoiceCheckCode");
    invoice.issued_on = read_invoice_day(root.text_at("IssueDate"));
    // Some producers leave the elements around the parties' names out.
    const auto party_text = [&](const std::string& party, std::string_view name) {
        const std::string_view inside = root.text_at(party + "/" + std::string{name});
        return std::string{inside.empty() ? root.text_at(name) : inside};
    };
    invoice.seller = {party_text("Seller", "SellerName"), party_text("Seller", "SellerTaxID")};
    invoice.buyer = {party_text("Buyer", "BuyerName"), party_text("Buyer", "BuyerTaxID")};
    invoice.net = read_invoice_sum(root.text_at("TaxExclusiveTotalAmount"));
    invoice.tax = read_invoice_sum(root.text_at("TaxTotalAmount"));
    invoice.gross = read_invoice_sum(root.text_at("TaxInclusiveTotalAmount"));
    invoice.remark = text_of(root, "Note");
    const xml::Element* goods = root.child("GoodsInfos");
    if (goods == nullptr) return invoice;
    for (const xml::Element* item : goods->all("GoodsInfo")) {
        invoice.lines.push_back(
            {text_of(*item, "Item"),
             with_unit(item->text_at("Quantity"), item->text_at("MeasurementDimension")),
             sum_of(read_invoice_sum(item->text_at("Amount")),
                    read_invoice_sum(item->text_at("TaxAmount")))});
    }
    return invoice;
}

std::optional<Invoice> invoice_of_xml(const xml::Element& root, std::vector<std::string>& notes) {
    Invoice invoice;
    if (root.name == "EInvoice" || root.child("EInvoiceData") != nullptr) {
        invoice = invoice_of_einvoice_elements(root);
        if (root.child("TaxBureauSignature") != nullptr)
            notes.emplace_back("signature_not_checked");
    } else if (root.name == "eInvoice") {
        invoice = invoice_of_older_elements(root);
        // The text of the QR code with one producer, a picture in base64 with another.
        const auto code = read_invoice_code(root.text_at("GraphCode"));
        if (code) use_code(invoice, *code, notes);
    } else if (is_xbrl_invoice(root)) {
        invoice = invoice_of_xbrl(root);
    } else if (is_pinyin_invoice(root)) {
        invoice = invoice_of_pinyin(root);
    } else {
        return {};
    }
    finish_invoice(invoice, notes);
    if (!is_invoice(invoice)) return {};
    return invoice;
}

namespace {

constexpr int deepest_wrapping = 5;
constexpr std::size_t most_invoices = 10'000;

using FoundInvoices = std::vector<std::pair<Invoice, std::vector<std::string>>>;

// Exports wrap invoices in up to four more elements: business, body, returndata ...
void find_invoices(const xml::Element& element, int depth, FoundInvoices& found) {
    std::vector<std::string> notes;
    if (auto invoice = invoice_of_xml(element, notes)) {
        if (found.size() < most_invoices) found.emplace_back(*std::move(invoice), std::move(notes));
        return;
    }
    if (depth == deepest_wrapping) return;
    for (const xml::Element& inner : element.children)
        find_invoices(inner, depth + 1, found);
}

}  // namespace

std::vector<std::pair<Invoice, std::vector<std::string>>> invoices_of_xml(
    const std::vector<xml::Element>& roots) {
    FoundInvoices found;
    for (const xml::Element& root : roots)
        find_invoices(root, 1, found);
    return found;
}

}  // namespace shuofa
