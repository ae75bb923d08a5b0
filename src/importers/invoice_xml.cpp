#include "importers/invoice_xml.h"

#include "base/text.h"
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

// 数电票.  The total is TotalTax-includedAmount with a hyphen, that of a line
// TotaltaxIncludedAmount; both are read by their full path.
Invoice of_einvoice(const xml::Element& root) {
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
    return invoice;
}

Invoice of_pinyin(const xml::Element& root) {
    const auto first = [&](std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            const std::string_view text = root.text_at(name);
            if (!text.empty()) return std::string{text};
        }
        return std::string{};
    };
    Invoice invoice;
    invoice.code = first({"FP_DM", "FPDM"});
    invoice.number = first({"FP_HM", "FPHM"});
    invoice.check_code = first({"JYM"});
    invoice.issued_on = read_invoice_day(first({"KPRQ"}));
    invoice.seller = {first({"XSF_MC", "XHF_MC"}), first({"XSF_NSRSBH", "XHF_NSRSBH"})};
    invoice.buyer = {first({"GMF_MC", "GHF_MC"}), first({"GMF_NSRSBH", "GHF_NSRSBH"})};
    invoice.net = read_invoice_sum(first({"HJJE"}));
    invoice.tax = read_invoice_sum(first({"HJSE"}));
    invoice.gross = read_invoice_sum(first({"JSHJ"}));
    invoice.remark = first({"BZ"});
    return invoice;
}

// XBRL, prefix inv.
Invoice of_xbrl(const xml::Element& root) {
    Invoice invoice;
    invoice.number = text_of(root, "NumberOfInvoice");
    invoice.code = text_of(root, "CodeOfInvoice");
    invoice.check_code = text_of(root, "IdentifyingCode");
    invoice.issued_on = read_invoice_day(root.text_at("DateOfIssue"));
    invoice.seller.name = text_of(root, "NameOfSeller");
    invoice.buyer.name = text_of(root, "NameOfPurchaser");
    invoice.net = read_invoice_sum(root.text_at("TotalAmountExcludingTax"));
    invoice.tax = read_invoice_sum(root.text_at("TotalTaxAmount"));
    invoice.gross = read_invoice_sum(root.text_at("TaxIncludedAmountInFigures"));
    for (const xml::Element* item :
         root.all("InformationOfTaxableGoodsOrServicesDetailItemsTuple")) {
        invoice.lines.push_back({text_of(*item, "NameOfTaxableGoodsOrServices"),
                                 {},
                                 sum_of(read_invoice_sum(item->text_at("AmountExcludingTax")),
                                        read_invoice_sum(item->text_at("TaxAmount")))});
    }
    return invoice;
}

}  // namespace

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
    if (root.name == "EInvoice") {
        invoice = of_einvoice(root);
        if (root.child("TaxBureauSignature") != nullptr)
            notes.emplace_back("signature_not_checked");
    } else if (root.name == "eInvoice") {
        invoice = invoice_of_older_elements(root);
        // The text of the QR code with one producer, a picture in base64 with another.
        const auto code = read_invoice_code(root.text_at("GraphCode"));
        if (code) use_code(invoice, *code, notes);
    } else if (root.name == "xbrl") {
        invoice = of_xbrl(root);
    } else if (root.child("FP_HM") != nullptr || root.child("FPHM") != nullptr) {
        invoice = of_pinyin(root);
    } else {
        return {};
    }
    finish_invoice(invoice, notes);
    if (!is_invoice(invoice)) return {};
    return invoice;
}

std::vector<std::pair<Invoice, std::vector<std::string>>> invoices_of_xml(
    const std::vector<xml::Element>& roots) {
    std::vector<std::pair<Invoice, std::vector<std::string>>> found;
    const auto add = [&](const xml::Element& element) {
        std::vector<std::string> notes;
        auto invoice = invoice_of_xml(element, notes);
        if (invoice) found.emplace_back(*std::move(invoice), std::move(notes));
        return invoice.has_value();
    };
    for (const xml::Element& root : roots) {
        if (add(root)) continue;
        for (const xml::Element& wrapped : root.children) {
            if (add(wrapped)) continue;
            for (const xml::Element& deeper : wrapped.children)
                add(deeper);
        }
    }
    return found;
}

}  // namespace shuofa
