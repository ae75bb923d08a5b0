#include "domain/papers/paper_codec.h"

#include "base/text.h"

#include <cstdint>

namespace shuofa {
namespace {

constexpr std::uint32_t format_mark = 0x31525050;  // "PPR1"
constexpr std::uint32_t max_blocks = 20'000;
constexpr std::uint32_t max_columns = 12;

class ByteWriter {
public:
    void number(std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes_.push_back(static_cast<std::byte>((value >> shift) & 0xFFU));
        }
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        for (const char c : value)
            bytes_.push_back(static_cast<std::byte>(c));
    }
    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes) : rest_{bytes} {}

    Result<std::uint32_t> number() {
        if (rest_.size() < 4) return fail(paper_bytes_broken, "number cut off");
        std::uint32_t value = 0;
        for (std::size_t at = 0; at < 4; ++at) {
            value |= std::to_integer<std::uint32_t>(rest_[at]) << (8 * at);
        }
        rest_ = rest_.subspan(4);
        return value;
    }
    Result<std::uint32_t> count(std::uint32_t most) {
        const std::uint32_t value = TRY(number());
        if (value > most) return fail(paper_bytes_broken, "count too large");
        return value;
    }
    Result<std::string> text() {
        const std::uint32_t size = TRY(number());
        if (size > rest_.size()) return fail(paper_bytes_broken, "text cut off");
        std::string value(reinterpret_cast<const char*>(rest_.data()), size);
        rest_ = rest_.subspan(size);
        if (!is_utf8(value)) return fail(paper_bytes_broken, "text is not UTF-8");
        return value;
    }
    bool at_end() const { return rest_.empty(); }

private:
    std::span<const std::byte> rest_;
};

std::uint32_t day_number(Day day) {
    return static_cast<std::uint32_t>(static_cast<int>(day.year())) * 10'000 +
           static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
}

Result<Day> read_day(ByteReader& reader) {
    const std::uint32_t value = TRY(reader.number());
    const Day day{std::chrono::year{static_cast<int>(value / 10'000)},
                  std::chrono::month{value / 100 % 100}, std::chrono::day{value % 100}};
    if (value / 10'000 > 9999 || !day.ok()) return fail(paper_bytes_broken, "no such day");
    return day;
}

Result<PaperBlock> read_block(ByteReader& reader) {
    PaperBlock block;
    const std::string kind = TRY(reader.text());
    const auto known = enum_from_name<BlockKind>(kind);
    if (!known) return fail(paper_bytes_broken, "unknown kind of block");
    block.kind = *known;
    block.text = TRY(reader.text());
    block.number = TRY(reader.text());
    const std::uint32_t rows = TRY(reader.count(max_blocks));
    for (std::uint32_t row = 0; row < rows; ++row) {
        std::vector<std::string> cells;
        const std::uint32_t columns = TRY(reader.count(max_columns));
        for (std::uint32_t column = 0; column < columns; ++column) {
            cells.push_back(TRY(reader.text()));
        }
        block.rows.push_back(std::move(cells));
    }
    return block;
}

}  // namespace

std::vector<std::byte> encode_paper(const Paper& paper) {
    ByteWriter writer;
    writer.number(format_mark);
    writer.text(paper.kind);
    writer.text(paper.title);
    writer.text(paper.writer);
    writer.number(day_number(paper.written_on));
    writer.number(static_cast<std::uint32_t>(paper.blocks.size()));
    for (const PaperBlock& block : paper.blocks) {
        writer.text(name_of(block.kind));
        writer.text(block.text);
        writer.text(block.number);
        writer.number(static_cast<std::uint32_t>(block.rows.size()));
        for (const auto& row : block.rows) {
            writer.number(static_cast<std::uint32_t>(row.size()));
            for (const std::string& cell : row)
                writer.text(cell);
        }
    }
    return writer.take();
}

Result<Paper> decode_paper(std::span<const std::byte> bytes) {
    ByteReader reader{bytes};
    if (TRY(reader.number()) != format_mark) return fail(paper_bytes_broken, "not a paper");
    Paper paper;
    paper.kind = TRY(reader.text());
    paper.title = TRY(reader.text());
    paper.writer = TRY(reader.text());
    paper.written_on = TRY(read_day(reader));
    const std::uint32_t blocks = TRY(reader.count(max_blocks));
    for (std::uint32_t block = 0; block < blocks; ++block) {
        paper.blocks.push_back(TRY(read_block(reader)));
    }
    if (!reader.at_end()) return fail(paper_bytes_broken, "bytes left over");
    return paper;
}

}  // namespace shuofa
