#include "importers/invoice_fields.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Digits that stand behind a word, with nothing but marks between: "号码：26999...".
std::string digits_behind(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        std::string_view rest = text.substr(at + word.size());
        while (!rest.empty() && (rest[0] == ' ' || rest[0] == ':'))
            rest.remove_prefix(1);
        const std::size_t end = std::min(
            rest.size(), static_cast<std::size_t>(
                             std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin()));
        if (end >= 8) return std::string{rest.substr(0, end)};
    }
    return {};
}

}  // namespace

std::optional<Day> read_invoice_day(std::string_view text) {
    std::string digits;
    const std::string folded = fold_width(text);
    int groups[3] = {};
    std::size_t group = 0;
    for (std::size_t i = 0; i < folded.size() && group < 3; ++i) {
        if (!is_digit(folded[i])) continue;
        std::size_t end = i;
        while (end < folded.size() && is_digit(folded[end]))
            ++end;
        digits = folded.substr(i, end - i);
        if (group == 0 && (digits.size() == 8 || digits.size() == 14)) {  // 20261102[101112]
            std::from_chars(digits.data(), digits.data() + 4, groups[0]);
            std::from_chars(digits.data() + 4, digits.data() + 6, groups[1]);
            std::from_chars(digits.data() + 6, digits.data() + 8, groups[2]);
            group = 3;
        } else {
            if (digits.size() != (group == 0 ? 4u : 2u) && (group == 0 || digits.size() != 1))
                return {};
            std::from_chars(digits.data(), digits.data() + digits.size(), groups[group++]);
        }
        i = end;
    }
    const Day day{std::chrono::year{groups[0]},
                  std::chrono::month{static_cast<unsigned>(groups[1])},
                  std::chrono::day{static_cast<unsigned>(groups[2])}};
    if (group < 3 || !day.ok() || groups[0] < 1990 || groups[0] > 2200) return {};
    return day;
}

std::optional<Money> read_invoice_sum(std::string_view text) {
    std::string plain;
    for (const char c : fold_width(text)) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') plain += c;
    }
    const auto sum = Money::parse(plain);
    if (!sum) return {};
    return *sum;
}

std::string referred_invoice(std::string_view remark) {
    const std::string text = replace_all(fold_width(remark), "数电票", "数电发票");
    for (const std::string_view word :
         {"被红冲蓝字数电发票号码", "被红冲蓝字发票号码", "对应蓝字数电发票号码",
          "对应蓝字发票号码", "蓝字数电发票号码", "蓝字发票号码", "原蓝字发票号码",
          "对应蓝字发票号", "对应正数发票号码"}) {
        std::string number = digits_behind(text, word);
        if (!number.empty()) return number;
    }
    // Older ones: "对应正数发票代码:099002100111号码:00000101".
    const std::string code = digits_behind(text, "对应正数发票代码");
    const std::size_t after = text.find(code);
    if (code.empty()) return {};
    return code + digits_behind(std::string_view{text}.substr(after + code.size()), "号码");
}

std::optional<InvoiceCode> read_invoice_code(std::string_view text) {
    const std::string folded = fold_width(replace_all(text, "，", ","));
    const std::vector<std::string_view> fields = split(trim(folded), ',');
    if (fields.size() < 6 || trim(fields[0]) != "01") return {};
    InvoiceCode code;
    code.kind = trim(fields[1]);
    code.code = trim(fields[2]);
    code.number = trim(fields[3]);
    code.sum = read_invoice_sum(fields[4]);
    code.issued_on = read_invoice_day(fields[5]);
    if (fields.size() > 6) code.check_code = trim(fields[6]);
    if (!is_number(code.number) || code.number.size() < 8 || code.number.size() > 20) return {};
    if (!code.code.empty() && !is_number(code.code)) return {};
    return code;
}

std::string_view invoice_kind(std::string_view kind) {
    static constexpr std::pair<std::string_view, std::string_view> kinds[] = {
        {"01", "增值税专用发票"},         {"04", "增值税普通发票"},
        {"08", "增值税电子专用发票"},     {"10", "增值税电子普通发票"},
        {"11", "增值税普通发票（卷票）"}, {"14", "增值税电子普通发票（通行费）"},
        {"31", "数电票（专用发票）"},     {"32", "数电票（普通发票）"},
        {"51", "数电票（铁路客票）"},
    };
    for (const auto& [number, word] : kinds) {
        if (number == kind) return word;
    }
    return {};
}

void use_code(Invoice& invoice, const InvoiceCode& code, std::vector<std::string>& notes) {
    const bool older = !code.code.empty();
    std::optional<Money>& sum = older ? invoice.net : invoice.gross;
    const bool differs =
        (!invoice.number.empty() && invoice.number != code.number) ||
        (!invoice.code.empty() && older && invoice.code != code.code) ||
        (invoice.issued_on && code.issued_on && *invoice.issued_on != *code.issued_on) ||
        (sum && code.sum && *sum != *code.sum);
    if (differs) notes.emplace_back("qr_disagrees");
    if (invoice.number.empty()) invoice.number = code.number;
    if (invoice.code.empty()) invoice.code = code.code;
    if (invoice.check_code.empty()) invoice.check_code = code.check_code;
    if (!invoice.issued_on) invoice.issued_on = code.issued_on;
    if (!sum) sum = code.sum;
    if (invoice.type.empty()) invoice.type = invoice_kind(code.kind);
}

void finish_invoice(Invoice& invoice, std::vector<std::string>& notes) {
    std::string check;
    for (const char c : invoice.check_code) {
        if (c != ' ') check += c;
    }
    invoice.check_code = check;
    if (!invoice.gross && invoice.net && invoice.tax) invoice.gross = *invoice.net + *invoice.tax;
    if (!invoice.net && invoice.gross && invoice.tax) invoice.net = *invoice.gross - *invoice.tax;
    if (invoice.net && invoice.tax && invoice.gross &&
        *invoice.net + *invoice.tax != *invoice.gross)
        notes.emplace_back("sums_disagree");
    Money lines;
    bool all_known = !invoice.lines.empty();
    for (const InvoiceLine& line : invoice.lines) {
        all_known = all_known && line.gross.has_value();
        if (line.gross) lines += *line.gross;
    }
    if (all_known && invoice.gross && lines != *invoice.gross) notes.emplace_back("lines_disagree");
    if (invoice.gross && invoice.gross->is_negative()) invoice.colour = InvoiceColour::Red;
    if (invoice.colour == InvoiceColour::Red && invoice.refers_to.empty())
        invoice.refers_to = referred_invoice(invoice.remark);
    if (invoice.type.empty()) {
        if (invoice.number.size() == 20) invoice.type = "数电票";
        if (!invoice.code.empty()) invoice.type = "增值税发票";
    }
}

bool is_invoice(const Invoice& invoice) {
    return is_number(invoice.number) &&
           (invoice.number.size() == 20 || invoice.number.size() == 8) &&
           (invoice.gross || invoice.net || invoice.issued_on);
}

}  // namespace shuofa
