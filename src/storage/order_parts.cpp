#include "storage/order_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace shuofa {
namespace {

constexpr std::string_view same = "=";

class LineWriter {
public:
    LineWriter(std::string& text, char letter) : text_{text} { text_ += letter; }
    ~LineWriter() { text_ += '\n'; }
    LineWriter(const LineWriter&) = delete;
    LineWriter& operator=(const LineWriter&) = delete;

    void text(std::string_view value) {
        text_ += '\t';
        if (value.starts_with('=')) text_ += '\\';
        // find_first_of() would ask memchr about each byte.
        const auto is_special = [](char c) { return c == '\t' || c == '\n' || c == '\\'; };
        for (auto at = value.begin(); at != value.end();) {
            const auto special = std::find_if(at, value.end(), is_special);
            text_.append(at, special);
            if (special == value.end()) break;
            text_ += *special == '\t' ? "\\t" : *special == '\n' ? "\\n" : "\\\\";
            at = special + 1;
        }
    }
    void text(std::string_view value, std::string_view of_order) {
        value == of_order ? repeat() : text(value);
    }
    void number(std::int64_t value) {
        text_ += '\t';
        const fmt::format_int digits{value};
        text_.append(digits.data(), digits.size());
    }
    void money(Money value, std::optional<Money> of_order) {
        of_order&& value == *of_order ? repeat() : number(value.fen());
    }
    void time(std::optional<Instant> value, std::optional<Instant> of_order) {
        if (value == of_order) return repeat();
        value ? number(value->micros) : text({});
    }
    void kind(SourceKind value, SourceKind of_order) {
        value == of_order ? repeat() : text(name_of(value));
    }

private:
    void repeat() {
        text_ += '\t';
        text_ += same;
    }

    std::string& text_;
};

class LineReader {
public:
    explicit LineReader(std::string_view line) : rest_{line.substr(1)} {}

    bool is_good() const { return good_ && rest_.empty(); }

    std::string text(std::string_view of_order = {}) {
        const std::string_view field = next();
        if (field == same) return std::string{of_order};
        if (field.find('\\') == std::string_view::npos) return std::string{field};
        std::string value;
        for (std::size_t i = 0; i < field.size(); ++i) {
            if (field[i] != '\\' || ++i == field.size()) {
                value += i < field.size() ? field[i] : '\\';
            } else {
                value += field[i] == 't' ? '\t' : field[i] == 'n' ? '\n' : field[i];
            }
        }
        return value;
    }
    std::int64_t number() { return number_in(next()); }
    Money money(std::optional<Money> of_order) {
        const std::string_view field = next();
        if (field == same) return of_order.value_or(Money{});
        return Money::fen(number_in(field));
    }
    std::optional<Instant> time(std::optional<Instant> of_order) {
        const std::string_view field = next();
        if (field == same) return of_order;
        if (field.empty()) return std::nullopt;
        return Instant{number_in(field)};
    }
    SourceKind kind(SourceKind of_order) {
        const std::string_view field = next();
        if (field == same) return of_order;
        const auto kind = enum_from_name<SourceKind>(field);
        good_ = good_ && kind.has_value();
        return kind.value_or(of_order);
    }
    std::optional<Day> day() {
        const std::string_view field = next();
        if (field.empty()) return std::nullopt;
        const auto day = parse_day(field);
        good_ = good_ && day.has_value();
        return day ? std::optional{*day} : std::nullopt;
    }

private:
    std::string_view next() {
        if (!rest_.starts_with('\t')) {
            good_ = false;
            return {};
        }
        rest_.remove_prefix(1);
        const std::string_view field = rest_.substr(0, rest_.find('\t'));
        rest_.remove_prefix(field.size());
        return field;
    }
    std::int64_t number_in(std::string_view field) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        good_ = good_ && error == std::errc{} && end == field.data() + field.size();
        return value;
    }

    std::string_view rest_;
    bool good_ = true;
};

void read_line(LineReader& line, char letter, Order& order) {
    // Members are initialised in the order they stand in, which is the order of the fields.
    switch (letter) {
        case 'p':
            order.payments.push_back({line.kind(order.numbered_by), line.text(order.number),
                                      line.text(), line.text(), line.text(), line.money(order.paid),
                                      line.time(order.ordered_at)});
            return;
        case 'r':
            order.refunds.push_back({line.kind(order.numbered_by), line.text(order.number),
                                     line.money(order.refunded), line.time(order.ordered_at),
                                     line.text()});
            return;
        case 'h':
            order.shipments.push_back(
                {line.text(), line.text(), line.time(std::nullopt), line.time(std::nullopt)});
            return;
        case 'i':
            order.invoices.push_back({line.text(), line.money(order.paid), line.day()});
            return;
        default: {
            const std::string status =
                order.payments.empty() ? std::string{} : order.payments.front().status;
            Source source;
            source.kind = line.kind(order.numbered_by);
            source.file = line.text();
            source.row = static_cast<std::uint32_t>(line.number());
            source.status = line.text(status);
            source.as_of = line.time(order.as_of);
            order.sources.push_back(std::move(source));
        }
    }
}

}  // namespace

void append_order_parts(std::string& text, const Order& order) {
    for (const Payment& payment : order.payments) {
        LineWriter line{text, 'p'};
        line.kind(payment.source, order.numbered_by);
        line.text(payment.trade_number, order.number);
        line.text(payment.merchant_number);
        line.text(payment.method);
        line.text(payment.status);
        line.money(payment.amount, order.paid);
        line.time(payment.at, order.ordered_at);
    }
    for (const Refund& refund : order.refunds) {
        LineWriter line{text, 'r'};
        line.kind(refund.source, order.numbered_by);
        line.text(refund.trade_number, order.number);
        line.money(refund.amount, order.refunded);
        line.time(refund.at, order.ordered_at);
        line.text(refund.status);
    }
    for (const Shipment& shipment : order.shipments) {
        LineWriter line{text, 'h'};
        line.text(shipment.carrier);
        line.text(shipment.number);
        line.time(shipment.shipped_at, std::nullopt);
        line.time(shipment.delivered_at, std::nullopt);
    }
    for (const InvoiceLink& invoice : order.invoices) {
        LineWriter line{text, 'i'};
        line.text(invoice.number);
        line.money(invoice.gross, order.paid);
        line.text(invoice.issued_on ? day_text(*invoice.issued_on) : std::string{});
    }
    for (const Source& source : order.sources) {
        LineWriter line{text, 's'};
        line.kind(source.kind, order.numbered_by);
        line.text(source.file);
        line.number(source.row);
        line.text(source.status,
                  order.payments.empty() ? std::string_view{} : order.payments.front().status);
        line.time(source.as_of, order.as_of);
    }
}

std::string order_parts(const Order& order) {
    std::string text;
    append_order_parts(text, order);
    return text;
}

bool read_order_parts(std::string_view text, Order& order) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos || end == 0) return false;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (std::string_view{"prhis"}.find(line.front()) == std::string_view::npos) return false;
        LineReader reader{line};
        read_line(reader, line.front(), order);
        if (!reader.is_good()) return false;
    }
    return true;
}

}  // namespace shuofa
