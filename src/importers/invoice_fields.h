#pragma once

#include "domain/documents/invoice.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// "2026年11月02日", "2026-11-02 10:11:12", "20261102", "20261102101112", "2021-06-01T19:13:09".
std::optional<Day> read_invoice_day(std::string_view text);

// A sum as invoices write it: blanks and a yen sign in front allowed; nothing for "*", "***", "".
std::optional<Money> read_invoice_sum(std::string_view text);

// The blue invoice that the remark of a red one names: its number, or code + number of older ones.
std::string referred_invoice(std::string_view remark);

// What the QR code of an invoice says: "01,32,,NUMBER,329.90,20261102,CHECK,CRC".
struct InvoiceCode {
    std::string kind;  // "32"
    std::string code;
    std::string number;
    std::optional<Money> sum;  // gross on 数电票, before tax on older invoices
    std::optional<Day> issued_on;
    std::string check_code;
};
// Chinese commas, a comma at the end and a missing checksum are allowed.
std::optional<InvoiceCode> read_invoice_code(std::string_view text);

// The Chinese word for a kind in a QR code ("数电票（普通发票）"), empty when not known.
std::string_view invoice_kind(std::string_view kind);

// Fills in what the code knows and the invoice does not, and notes "qr_disagrees" when they differ.
void use_code(Invoice& invoice, const InvoiceCode& code, std::vector<std::string>& notes);

// Last touches for every source: the missing one of net, tax and gross; colour; the blue invoice;
// the kind.  Notes "sums_disagree" when net + tax is not gross, "lines_disagree" when the lines do
// not add up to it.
void finish_invoice(Invoice& invoice, std::vector<std::string>& notes);

// Enough to be called an invoice: a number, and a sum or a day.
bool is_invoice(const Invoice& invoice);

}  // namespace shuofa
