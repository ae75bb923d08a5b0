#include "formats/xls.h"

#include "base/text.h"
#include "formats/compound_file.h"
#include "formats/little_endian.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace shuofa::xls {
namespace {

constexpr std::size_t most_sheets = 64;
constexpr std::size_t most_columns = 256;
constexpr std::size_t most_cells = 4'000'000;
constexpr std::size_t most_text = 256ULL << 20;  // in all sheets together

enum Id : std::uint16_t {
    Formula = 0x06,
    EndOfPart = 0x0A,
    DateMode = 0x22,
    FilePass = 0x2F,
    Continue = 0x3C,
    BoundSheet = 0x85,
    MulRk = 0xBD,
    RString = 0xD6,
    Sst = 0xFC,
    LabelSst = 0xFD,
    Number = 0x203,
    Label = 0x204,
    BoolErr = 0x205,
    String = 0x207,
    Rk = 0x27E,
    Bof = 0x809,
};

struct Record {
    std::uint16_t id = 0;
    std::string_view data;
};

// Walks the records of a stream from a place on.
class Records {
public:
    Records(std::string_view stream, std::size_t at) : stream_{stream}, at_{at} {}

    std::optional<Record> next() {
        if (at_ > stream_.size() || stream_.size() - at_ < 4) return std::nullopt;
        const std::size_t size = u16_at(stream_, at_ + 2);
        Record record{u16_at(stream_, at_), stream_.substr(at_ + 4, size)};
        if (record.data.size() < size) return std::nullopt;
        at_ += 4 + size;
        return record;
    }
    // The id of the record that comes next.
    std::uint16_t coming() const { return u16_at(stream_, at_); }

private:
    std::string_view stream_;
    std::size_t at_;
};

// Text that may go on in following records, where its letters begin with a byte that says anew how
// wide they are.
class TextParts {
public:
    explicit TextParts(std::vector<std::string_view> parts) : parts_{std::move(parts)} {}

    bool ended() const { return part_ >= parts_.size(); }
    std::uint32_t number(std::size_t size) {
        settle();
        if (ended()) return 0;
        const std::uint32_t value = number_at(parts_[part_], at_, size);
        skip(size);
        return value;
    }
    void skip(std::size_t size) {
        while (size > 0 && !ended()) {
            const std::size_t step = std::min(size, parts_[part_].size() - at_);
            at_ += step;
            size -= step;
            settle();
        }
    }
    // A text: its length in `length_size` bytes, its flags, its letters and what decorates them.
    std::string text(std::size_t length_size) {
        const std::uint32_t length = number(length_size);
        std::uint32_t flags = number(1);
        const std::uint32_t runs = (flags & 8) != 0 ? number(2) : 0;
        const std::uint32_t phonetic = (flags & 4) != 0 ? number(4) : 0;
        std::u32string out;
        char32_t high = 0;
        for (std::uint32_t i = 0; i < length && !ended(); ++i) {
            if (at_ >= parts_[part_].size()) {
                settle();
                if (ended()) break;
                flags = number(1);
            }
            const std::size_t width = (flags & 1) != 0 ? 2 : 1;
            const char32_t unit = number_at(parts_[part_], at_, width);
            at_ += std::min(width, parts_[part_].size() - at_);
            if (unit >= 0xD800 && unit < 0xDC00) {
                high = unit;
                continue;
            }
            const bool low = unit >= 0xDC00 && unit < 0xE000;
            const char32_t lone = low ? U'\uFFFD' : unit;
            out += low && high != 0 ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : lone;
            high = 0;
        }
        settle();
        skip(std::size_t{runs} * 4 + phonetic);
        return utf8(out);
    }

private:
    void settle() {
        while (!ended() && at_ >= parts_[part_].size()) {
            ++part_;
            at_ = 0;
        }
    }

    std::vector<std::string_view> parts_;
    std::size_t part_ = 0;
    std::size_t at_ = 0;
};

// Numbers as a workbook of today would write them; long ones show that they lost digits.
std::string number_text(double value) {
    if (!std::isfinite(value)) return {};
    if (std::abs(value) >= 1e15) return fmt::format("{:.15G}", value);
    return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
}

double rk_value(std::uint32_t rk) {
    double value = 0;
    if ((rk & 2) != 0) {
        value = static_cast<std::int32_t>(rk) >> 2;
    } else {
        value = std::bit_cast<double>(std::uint64_t{rk & 0xFFFFFFFCU} << 32);
    }
    return (rk & 1) != 0 ? value / 100 : value;
}

double double_at(std::string_view data, std::size_t at) {
    return std::bit_cast<double>(std::uint64_t{u32_at(data, at)} |
                                 std::uint64_t{u32_at(data, at + 4)} << 32);
}

class Reader {
public:
    explicit Reader(std::string_view stream) : stream_{stream} {}

    Result<Workbook> read() {
        TRY(read_globals());
        for (std::size_t i = 0; i < workbook_.sheets.size(); ++i)
            TRY(read_sheet(workbook_.sheets[i], starts_[i]));
        return std::move(workbook_);
    }

private:
    Result<void> read_globals() {
        Records records{stream_, 0};
        const auto first = records.next();
        constexpr std::uint16_t biff8 = 0x0600;
        if (!first || first->id != Bof || u16_at(first->data, 0) != biff8)
            return fail(workbook_damaged, "not BIFF8");
        while (const auto record = records.next()) {
            if (record->id == EndOfPart) return {};
            if (record->id == FilePass) return fail(workbook_locked);
            if (record->id == DateMode) workbook_.dates_from_1904 = u16_at(record->data, 0) == 1;
            if (record->id == BoundSheet) add_sheet(record->data);
            if (record->id == Sst) TRY(read_texts(record->data, records));
        }
        return fail(workbook_damaged, "no end");
    }

    void add_sheet(std::string_view data) {
        constexpr std::size_t kind_of_sheet = 5;  // 0: cells
        if (workbook_.sheets.size() == most_sheets || data.size() < 8 || data[kind_of_sheet] != 0)
            return;
        starts_.push_back(u32_at(data, 0));
        workbook_.sheets.push_back({TextParts{{data.substr(6)}}.text(1), {}});
    }

    Result<void> read_texts(std::string_view data, Records& records) {
        if (data.size() < 8) return fail(workbook_damaged, "texts");
        const std::size_t count = u32_at(data, 4);
        std::vector<std::string_view> parts{data.substr(8)};
        while (records.coming() == Continue) {
            const auto more = records.next();
            if (!more) break;
            parts.push_back(more->data);
        }
        TextParts texts{std::move(parts)};
        for (std::size_t i = 0; i < count && !texts.ended(); ++i)
            texts_.push_back(texts.text(2));
        return {};
    }

    Result<void> read_sheet(Sheet& sheet, std::size_t start) {
        Records records{stream_, start};
        const auto first = records.next();
        if (!first || first->id != Bof) return fail(workbook_damaged, "sheet");
        while (const auto record = records.next()) {
            if (record->id == EndOfPart) break;
            TRY(take(sheet, *record, records));
        }
        return {};
    }

    Result<void> take(Sheet& sheet, const Record& record, Records& records) {
        const std::string_view data = record.data;
        if (data.size() < 6) return {};
        const std::size_t row = u16_at(data, 0), column = u16_at(data, 2);
        switch (record.id) {
            case LabelSst: {
                const std::size_t text = u32_at(data, 6);
                return put(sheet, row, column, text < texts_.size() ? texts_[text] : "");
            }
            case Label:
            case RString:
                return put(sheet, row, column, TextParts{{data.substr(6)}}.text(2));
            case Number:
                return put(sheet, row, column, number_text(double_at(data, 6)));
            case Rk:
                return put(sheet, row, column, number_text(rk_value(u32_at(data, 6))));
            case MulRk:
                for (std::size_t at = 4, c = column; at + 6 + 2 <= data.size(); at += 6, ++c)
                    TRY(put(sheet, row, c, number_text(rk_value(u32_at(data, at + 2)))));
                return {};
            case Formula: {
                constexpr std::uint16_t not_a_number = 0xFFFF;
                if (u16_at(data, 12) != not_a_number)
                    return put(sheet, row, column, number_text(double_at(data, 6)));
                if (records.coming() != String) return {};
                const auto text = records.next();
                return text ? put(sheet, row, column, TextParts{{text->data}}.text(2))
                            : Result<void>{};
            }
            default:
                return {};
        }
    }

    Result<void> put(Sheet& sheet, std::size_t row, std::size_t column, std::string text) {
        if (column >= most_columns) return {};
        if (sheet.rows.size() <= row) {
            cells_ += row + 1 - sheet.rows.size();
            if (cells_ > most_cells) return fail(workbook_too_large);
            sheet.rows.resize(row + 1);
        }
        auto& cells = sheet.rows[row];
        if (cells.size() <= column) {
            cells_ += column + 1 - cells.size();
            if (cells_ > most_cells) return fail(workbook_too_large);
            cells.resize(column + 1);
        }
        text_ += text.size();
        if (text_ > most_text) return fail(workbook_too_large);
        cells[column] = std::move(text);
        return {};
    }

    std::string_view stream_;
    Workbook workbook_;
    std::vector<std::size_t> starts_;
    std::vector<std::string> texts_;
    std::size_t cells_ = 0;
    std::size_t text_ = 0;
};

}  // namespace

bool looks_like_compound_file(std::string_view head) {
    return head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Result<Workbook> read(std::string_view bytes) {
    const auto stream = compound_stream(bytes, "Workbook");
    if (!stream) return fail(workbook_damaged, "no workbook stream");
    return Reader{*stream}.read();
}

}  // namespace shuofa::xls
