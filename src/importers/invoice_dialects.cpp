// The dialects of invoices beside the tax office's own: XBRL, and the pinyin tags of older systems.

#include "importers/invoice_dialects.h"

#include "base/text.h"
#include "importers/invoice_fields.h"

#include <algorithm>
#include <initializer_list>

namespace shuofa {
namespace {

// Letters alone, small: "FP_HM", "FPHM", "fphm" and "Fphm" are one name.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : lower_ascii(name)) {
        if (c != '_' && c != '-') plain += c;
    }
    return plain;
}

// The first of the names that has a text, whatever its case and its underscores.
std::string first_of(const xml::Element& element, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (const xml::Element& inner : element.children) {
            if (inner.children.empty() && !inner.text.empty() && plain_name(inner.name) == name)
                return inner.text;
        }
    }
    return {};
}

// Some producers wrap parties: <Gfxx><Gfmc>.
std::string first_within(const xml::Element& element,
                         std::initializer_list<std::string_view> names) {
    std::string text = first_of(element, names);
    for (const xml::Element& inner : element.children) {
        if (!text.empty()) break;
        if (!inner.children.empty()) text = first_of(inner, names);
    }
    return text;
}

void add_pinyin_lines(const xml::Element& element, Invoice& invoice, int depth) {
    if (depth == 0) return;
    for (const xml::Element& inner : element.children) {
        const std::string name = first_of(inner, {"xmmc", "spmc"});
        if (name.empty()) {
            add_pinyin_lines(inner, invoice, depth - 1);
            continue;
        }
        InvoiceLine line;
        line.name = name;
        line.quantity = first_of(inner, {"xmsl", "spsl"});
        const std::string unit = first_of(inner, {"dw"});
        if (!line.quantity.empty() && !unit.empty()) line.quantity += " " + unit;
        line.gross = read_invoice_sum(first_of(inner, {"xmje", "je"}));
        const auto tax = read_invoice_sum(first_of(inner, {"se"}));
        // HSBZ 1: the amount holds the tax already.
        if (line.gross && tax && first_of(inner, {"hsbz"}) != "1") *line.gross += *tax;
        invoice.lines.push_back(std::move(line));
    }
}

}  // namespace

bool is_pinyin_invoice(const xml::Element& element) {
    return !first_of(element, {"fphm"}).empty() &&
           !first_of(element, {"kprq", "jshj", "jym", "hjje"}).empty();
}

Invoice invoice_of_pinyin(const xml::Element& root) {
    Invoice invoice;
    invoice.code = first_of(root, {"fpdm"});
    invoice.number = first_of(root, {"fphm"});
    invoice.check_code = first_of(root, {"jym", "fwm"});
    invoice.issued_on = read_invoice_day(first_of(root, {"kprq"}));
    invoice.seller = {first_within(root, {"xsfmc", "xhfmc", "xfmc"}),
                      first_within(root, {"xsfnsrsbh", "xhfnsrsbh", "xfsh", "xfnsrsbh"})};
    invoice.buyer = {first_within(root, {"gmfmc", "ghfmc", "gfmc"}),
                     first_within(root, {"gmfnsrsbh", "ghfnsrsbh", "gfsh", "gfnsrsbh"})};
    invoice.net = read_invoice_sum(first_within(root, {"hjje", "hjbhsje"}));
    invoice.tax = read_invoice_sum(first_within(root, {"hjse", "kphjse"}));
    invoice.gross = read_invoice_sum(first_within(root, {"jshj"}));
    invoice.remark = first_within(root, {"bz"});
    // A red one names the blue one by YFP_DM and YFP_HM.
    invoice.refers_to = first_of(root, {"yfpdm"}) + first_of(root, {"yfphm"});
    if (first_of(root, {"kplx"}) == "1") invoice.colour = InvoiceColour::Red;
    add_pinyin_lines(root, invoice, 3);
    return invoice;
}

// The taxonomies of the finance ministry: "inv" of VAT invoices, "rai" of railway tickets.  Which
// one it is shows in the names only.
Invoice invoice_of_xbrl(const xml::Element& root) {
    Invoice invoice;
    invoice.number = first_of(root, {"numberofinvoice", "electronicinvoicerailwayeticketnumber"});
    invoice.code = first_of(root, {"codeofinvoice"});
    invoice.check_code = first_of(root, {"identifyingcode"});
    invoice.type = first_of(root, {"typeofinvoice", "typeofvoucher"});
    invoice.issued_on = read_invoice_day(first_of(root, {"dateofissue"}));
    invoice.seller = {first_of(root, {"nameofseller", "issueparty"}),
                      first_of(root, {"taxpayeridentificationnumberunifiedsocialcreditcodeofseller",
                                      "unifiedsocialcreditcodeofseller"})};
    invoice.buyer = {
        first_of(root, {"nameofpurchaser"}),
        first_of(root, {"taxpayeridentificationnumberunifiedsocialcreditcodeofpurchaser",
                        "unifiedsocialcreditcodeofpurchaser"})};
    // VAT invoices: the entity that reports is the seller.  Of railway tickets it is the ticket.
    if (invoice.seller.tax_number.empty()) {
        std::string_view entity;
        if (const xml::Element* context = root.child("context"))
            entity = context->text_at("entity/identifier");
        if (entity != invoice.number && entity.size() >= 15 && entity.size() <= 20)
            invoice.seller.tax_number = entity;
    }
    invoice.net = read_invoice_sum(first_of(root, {"totalamountexcludingtax"}));
    invoice.tax = read_invoice_sum(first_of(root, {"totaltaxamount", "taxamount"}));
    invoice.gross =
        read_invoice_sum(first_of(root, {"taxincludedamountinfigures", "fare", "totalamount"}));
    invoice.remark = first_of(root, {"remarks", "remark", "note"});
    invoice.refers_to = first_of(root, {"numberoforiginalinvoice"});
    for (const xml::Element* item :
         root.all("InformationOfTaxableGoodsOrServicesDetailItemsTuple")) {
        InvoiceLine line;
        line.name = first_of(*item, {"nameoftaxablegoodsorservices"});
        line.gross = read_invoice_sum(first_of(*item, {"amountexcludingtax"}));
        const auto tax = read_invoice_sum(first_of(*item, {"taxamount"}));
        if (line.gross && tax) *line.gross += *tax;
        invoice.lines.push_back(std::move(line));
    }
    return invoice;
}

bool is_xbrl_invoice(const xml::Element& element) {
    return !first_of(element, {"numberofinvoice", "electronicinvoicerailwayeticketnumber"}).empty();
}

}  // namespace shuofa
