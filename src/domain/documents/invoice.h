#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/money.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// Blue: an ordinary invoice.  Red: one that takes a blue one back, wholly or in part; its sums are
// negative.
enum class InvoiceColour { Blue, Red };

template <>
inline constexpr auto enum_names<InvoiceColour> = std::to_array<EnumName<InvoiceColour>>({
    {InvoiceColour::Blue, "blue"},
    {InvoiceColour::Red, "red"},
});

// Original: XML, or OFD that carries the tax office's signature.  View: a PDF, or a QR code.
enum class InvoiceForm { Original, View };

template <>
inline constexpr auto enum_names<InvoiceForm> = std::to_array<EnumName<InvoiceForm>>({
    {InvoiceForm::Original, "original"},
    {InvoiceForm::View, "view"},
});

struct InvoiceParty {
    std::string name;
    std::string tax_number;

    bool operator==(const InvoiceParty&) const = default;
};

struct InvoiceLine {
    std::string name;
    std::string quantity;        // as written, with its unit: "1 个"
    std::optional<Money> gross;  // negative on discount lines

    bool operator==(const InvoiceLine&) const = default;
};

struct Invoice {
    std::string number;      // 20 digits, or 8 beside a code
    std::string code;        // 12 digits of older invoices, else empty
    std::string check_code;  // 20 digits of older invoices, without blanks
    std::string type;        // the invoice's own word for its kind: "数电票（普通发票）"
    InvoiceColour colour = InvoiceColour::Blue;
    InvoiceForm form = InvoiceForm::Original;
    InvoiceParty seller;
    InvoiceParty buyer;
    std::optional<Day> issued_on;
    std::optional<Money> net;    // before tax
    std::optional<Money> tax;    // nothing when exempt or hidden ("***")
    std::optional<Money> gross;  // what was paid; negative on red ones
    std::vector<InvoiceLine> lines;
    std::string remark;
    std::string refers_to;  // a red invoice names its blue one: number, or code + number

    bool operator==(const Invoice&) const = default;
};

}  // namespace shuofa
