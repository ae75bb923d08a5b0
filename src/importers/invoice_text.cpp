#include "importers/invoice_text.h"

#include "base/text.h"
#include "importers/invoice_fields.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <vector>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::string without_blanks(std::string_view text) {
    return replace_all(replace_all(text, " ", ""), "\t", "");
}

// The page as lines of folded text.
std::vector<std::string> folded_lines(const pdf::Page& page) {
    std::vector<std::string> out;
    const std::string text = fold_width(pdf::lines(page));
    for (const std::string_view line : split(text, '\n'))
        out.emplace_back(trim(line));
    return out;
}

// What stands behind a label on its line, marks left out: "发票号码: 123" gives "123 ...".
std::optional<std::string_view> behind(std::string_view line, std::string_view label) {
    const std::size_t at = line.find(label);
    if (at == std::string_view::npos) return {};
    std::string_view rest = line.substr(at + label.size());
    while (!rest.empty() && (rest[0] == ':' || rest[0] == ' ' || rest[0] == '\t'))
        rest.remove_prefix(1);
    return rest;
}

std::string leading_digits(std::string_view text, bool with_blanks) {
    std::string digits;
    for (const char c : text) {
        if (is_digit(c)) {
            digits += c;
        } else if (!(with_blanks && c == ' ')) {
            break;
        }
    }
    return digits;
}

std::string leading_word(std::string_view text) {
    return std::string{text.substr(0, text.find(' '))};
}

std::string digits_labelled(const std::vector<std::string>& lines, std::string_view label,
                            std::initializer_list<std::size_t> lengths, bool with_blanks = false) {
    for (const std::string& line : lines) {
        const auto rest = behind(line, label);
        if (!rest) continue;
        const std::string digits = leading_digits(*rest, with_blanks);
        for (const std::size_t length : lengths) {
            if (digits.size() == length) return digits;
        }
    }
    return {};
}

// A 20-digit number that stands alone and begins with a year, when the label stands elsewhere.
std::string lone_number(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        for (std::size_t i = 0; i + 20 <= line.size(); ++i) {
            const bool begins = i == 0 || !is_word_char(line[i - 1]);
            if (!begins || line[i] != '2') continue;
            const std::string digits = leading_digits(std::string_view{line}.substr(i), false);
            if (digits.size() == 20) return digits;
        }
    }
    return {};
}

std::optional<Day> day_of(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        const auto rest = behind(line, "开票日期");
        if (!rest) continue;
        if (const auto day = read_invoice_day(*rest)) return day;
    }
    for (const std::string& line : lines) {
        const std::size_t year = line.find("年");
        if (year == std::string::npos || year < 4) continue;
        if (const auto day = read_invoice_day(line.substr(year - 4))) return day;
    }
    return {};
}

// Sums with a yen sign, from the left.
std::vector<Money> yen_sums(std::string_view line) {
    std::vector<Money> sums;
    const std::string text = replace_all(line, "￥", "¥");
    for (std::size_t at = text.find("¥"); at != std::string::npos; at = text.find("¥", at + 1)) {
        std::size_t begin = at + std::string_view{"¥"}.size();
        while (begin < text.size() && text[begin] == ' ')
            ++begin;
        const std::size_t end =
            std::min(text.find_first_not_of("-0123456789,.", begin), text.size());
        const auto sum = read_invoice_sum(text.substr(begin, end - begin));
        const bool negative = at > 0 && text[at - 1] == '-';
        if (sum) sums.push_back(negative ? -*sum : *sum);
    }
    return sums;
}

void take_sums(const std::vector<std::string>& lines, Invoice& invoice) {
    std::vector<Money> all;
    for (const std::string& line : lines) {
        const std::vector<Money> sums = yen_sums(line);
        all.insert(all.end(), sums.begin(), sums.end());
        if (const std::size_t at = line.find("小写"); at != std::string::npos && !invoice.gross) {
            const std::vector<Money> after = yen_sums(line.substr(at));
            if (!after.empty()) invoice.gross = after[0];
        }
        const std::string tight = without_blanks(line);
        const std::size_t at = tight.find("合计");
        if (at == std::string::npos || (at >= 6 && tight.substr(at - 6, 6) == "价税")) continue;
        std::string_view own = std::string_view{tight}.substr(at);
        own = own.substr(0, own.find("价税"));
        const std::vector<Money> after = yen_sums(own);
        if (after.size() >= 1 && !invoice.net) invoice.net = after[0];
        if (after.size() >= 2 && !invoice.tax) invoice.tax = after[1];
    }
    // Labels and sums apart: the one that two others add up to is the total.
    for (const Money gross : all) {
        if (invoice.gross && invoice.net && invoice.tax) break;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t k = 0; k < all.size(); ++k) {
                const bool fits = i != k && all[i] + all[k] == gross &&
                                  std::abs(all[i].fen()) > std::abs(all[k].fen()) &&
                                  !all[k].is_zero() && (!invoice.gross || *invoice.gross == gross);
                if (!fits || (invoice.net && *invoice.net != all[i])) continue;
                invoice.gross = gross;
                invoice.net = all[i];
                invoice.tax = all[k];
            }
        }
    }
}

std::optional<std::string_view> behind_colon(std::string_view text, std::string_view label) {
    for (const std::string_view colon : {":", "："}) {
        const std::size_t at = text.find(std::string{label} + std::string{colon});
        if (at != std::string_view::npos)
            return trim(text.substr(at + label.size() + colon.size()));
    }
    return {};
}

struct Labelled {
    std::string text;
    double x = 0, y = 0;
};

// Everything behind a label and its colon, as written, up to the next wide gap on the line.
std::vector<Labelled> labelled(const pdf::Page& page, std::string_view label) {
    std::vector<Labelled> found;
    for (const pdf::Word& word : page.words) {
        const auto rest = behind_colon(word.text, label);
        if (!rest) continue;
        Labelled entry{std::string{*rest}, word.x, word.middle()};
        std::vector<const pdf::Word*> right;
        for (const pdf::Word& other : page.words) {
            if (&other != &word && std::abs(other.middle() - word.middle()) < word.height * 0.5 &&
                other.x >= word.right() - 1)
                right.push_back(&other);
        }
        std::sort(right.begin(), right.end(),
                  [](const pdf::Word* a, const pdf::Word* b) { return a->x < b->x; });
        double end = word.right();
        for (const pdf::Word* other : right) {
            const std::string& more = other->text;
            // A colon is the end of the next label.
            if (other->x - end > word.height * 4 || contains(fold_width(more), ":")) break;
            entry.text += (entry.text.empty() ? "" : " ") + more;
            end = other->right();
        }
        entry.text = std::string{trim(entry.text)};
        if (!entry.text.empty()) found.push_back(std::move(entry));
    }
    // Side by side (数电票): from the left.  One above the other (older ones): from the top.
    std::sort(found.begin(), found.end(), [&](const Labelled& a, const Labelled& b) {
        const bool same_line = std::abs(a.y - b.y) < page.height * 0.02;
        return same_line ? a.x < b.x : a.y < b.y;
    });
    return found;
}

void take_parties(const pdf::Page& page, Invoice& invoice) {
    const auto first = [&](std::string_view label) {
        const std::vector<Labelled> found = labelled(page, label);
        return found.empty() ? std::string{} : leading_word(found[0].text);
    };
    const std::vector<Labelled> names = labelled(page, "称");
    if (names.size() >= 2) {
        invoice.buyer.name = names[0].text;
        invoice.seller.name = names[1].text;
    } else {
        invoice.buyer.name = first("购买方");
        invoice.seller.name = first("销售方");
    }
    const std::vector<Labelled> numbers = labelled(page, "纳税人识别号");
    if (numbers.size() >= 2) {
        invoice.buyer.tax_number = leading_word(numbers[0].text);
        invoice.seller.tax_number = leading_word(numbers[1].text);
    } else if (numbers.size() == 1) {
        // A person who buys has none, so the one there is belongs to the seller.
        invoice.seller.tax_number = leading_word(numbers[0].text);
    }
}

bool is_rate(std::string_view word) {
    return word.ends_with('%') || word == "免税" || word == "不征税" || word == "***" ||
           word == "*";
}

// Cells of "*声学设备*耳机  副  1  300  300.00  13%  39.00": the sum is what stands before the
// rate, the tax what stands behind it.
void take_lines(std::string_view written, Invoice& invoice) {
    for (const std::string_view raw : split(written, '\n')) {
        const std::string_view line = trim(raw);
        const std::size_t second = line.starts_with('*') ? line.find('*', 1) : std::string::npos;
        if (second == std::string::npos || second == 1 || invoice.lines.size() >= 500) continue;
        const std::string spaced = replace_all(line, "\t", " ");
        const std::vector<std::string_view> words = split(spaced, ' ');
        const auto rate = std::find_if(words.begin() + 1, words.end(), is_rate);
        InvoiceLine entry;
        std::size_t name_end = words.size();
        if (rate != words.end() && rate != words.begin() + 1) {
            const auto net = read_invoice_sum(*(rate - 1));
            const auto tax =
                rate + 1 == words.end() ? std::optional<Money>{} : read_invoice_sum(*(rate + 1));
            if (net) entry.gross = tax ? *net + *tax : *net;
            name_end = static_cast<std::size_t>(rate - 1 - words.begin());
        }
        const std::string_view first_cell = line.substr(0, line.find('\t'));
        std::size_t length = 0;
        for (std::size_t i = 0; i < name_end && length < first_cell.size(); ++i) {
            if (i > 0 && read_invoice_sum(words[i])) break;  // quantity and price follow
            entry.name += (i == 0 ? "" : " ") + std::string{words[i]};
            length = entry.name.size();
        }
        invoice.lines.push_back(std::move(entry));
    }
}

// The cell of a line that speaks of an order or of a blue invoice.
std::string remark_of(std::string_view written) {
    std::string remark;
    for (const std::string_view line : split(written, '\n')) {
        if (trim(line).starts_with('*')) continue;
        for (std::string_view cell : split(line, '\t')) {
            if (!contains(cell, "订单") && !contains(cell, "红冲")) continue;
            if (const auto rest = behind_colon(cell, "备注")) cell = *rest;
            // The label stands upright at the left.
            for (const std::string_view letter : {"备 ", "注 "}) {
                if (cell.starts_with(letter)) cell.remove_prefix(letter.size());
            }
            remark += (remark.empty() ? "" : "\n") + std::string{trim(cell)};
        }
    }
    return remark;
}

std::string type_of(const std::string& text) {
    static constexpr std::pair<std::string_view, std::string_view> titles[] = {
        {"电子发票(普通发票)", "数电票（普通发票）"},
        {"电子发票(增值税专用发票)", "数电票（增值税专用发票）"},
        {"增值税电子普通发票", "增值税电子普通发票"},
        {"增值税电子专用发票", "增值税电子专用发票"},
        {"电子发票(铁路电子客票)", "数电票（铁路客票）"},
    };
    for (const auto& [title, type] : titles) {
        if (contains(text, title)) return std::string{type};
    }
    return {};
}

}  // namespace

Invoice invoice_of_page(const pdf::Page& page) {
    const std::vector<std::string> lines = folded_lines(page);
    const std::string tight = without_blanks(join(lines, "\n"));
    Invoice invoice;
    invoice.form = InvoiceForm::View;
    invoice.type = type_of(tight);
    invoice.number = digits_labelled(lines, "发票号码", {20, 8});
    if (invoice.number.empty()) invoice.number = lone_number(lines);
    invoice.code = digits_labelled(lines, "发票代码", {12, 10});
    const std::size_t check_length = 20;
    for (const char* label : {"校验码", "校 验 码"}) {
        if (invoice.check_code.empty())
            invoice.check_code = digits_labelled(lines, label, {check_length}, true);
    }
    invoice.issued_on = day_of(lines);
    take_sums(lines, invoice);
    if (page.words.size() < 3000) take_parties(page, invoice);  // compares every word with every
    const std::string written = pdf::lines(page);
    take_lines(written, invoice);
    invoice.remark = remark_of(written);
    return invoice;
}

bool is_invoice_page(const pdf::Page& page) {
    const std::string text = without_blanks(pdf::lines(page));
    return contains(text, "发票") &&
           (contains(text, "发票号码") || contains(text, "开票日期") || contains(text, "价税合计"));
}

}  // namespace shuofa
