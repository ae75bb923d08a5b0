#include "formats/csv.h"

#include "formats/text_encoding.h"

#include <algorithm>
#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace shuofa::csv {
namespace {

constexpr ErrorReason line_too_long{
    "csv_line_too_long", ErrorCode::InvalidInput,
    "文件里有一行太长，不像账单。请确认选的是账单文件，重新下载后再导入。",
    "A line of the file is too long for a bill: check that this is the bill, download it again and "
    "import it."};

// A quote that is not closed within this much text is no opening quote.  The limits also keep the
// time for a hostile file in proportion to its size.
constexpr std::size_t longest_quoted = 16 * 1024;
constexpr std::uint32_t most_quoted_newlines = 64;

// Whether a plain field may end at a byte, by its value: all other bytes are skipped with a single
// test.
constexpr auto needs_a_look = [] {
    std::array<bool, 256> table{};
    for (const char c : {',', '\t', ';', '|', '\n', '\r', undecodable})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

// The first byte from `at` on that needs a look, or `size`.
std::size_t skip_plain(const char* text, std::size_t at, std::size_t size) {
#ifdef __SSE2__
    while (size - at >= 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
        const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_or_si128(equal(','), equal('\t')),
                                      _mm_or_si128(equal(';'), equal('|'))),
                         _mm_or_si128(_mm_or_si128(equal('\n'), equal('\r')), equal(undecodable)));
        const int places = _mm_movemask_epi8(found);
        if (places != 0)
            return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(places)));
        at += 16;
    }
#endif
    while (at < size && !needs_a_look[static_cast<unsigned char>(text[at])])
        ++at;
    return at;
}

}  // namespace

Reader::Reader(More more, char separator) : more_{std::move(more)}, separator_{separator} {
    spans_.reserve(32);
    fields_.reserve(32);
}

// Drops what was read and appends the next piece.
Result<void> Reader::fill() {
    const std::string_view piece = TRY(more_());
    if (piece.empty()) {
        ended_ = true;
        return {};
    }
    text_.erase(0, begin_);
    begin_ = 0;
    text_ += piece;
    return {};
}

Result<const Record*> Reader::next() {
    begin_ = next_;
    line_ += newlines_;
    for (;;) {
        if (begin_ == text_.size() && ended_) return nullptr;
        if (begin_ != text_.size() && parse() == Parse::Done) return &record_;
        if (text_.size() - begin_ > longest_record)
            return fail(line_too_long, {}, std::to_string(line_));
        TRY(fill());
        next_ = begin_;
    }
}

bool Reader::ends_field(std::size_t at) const {
    const char c = text_[at];
    return c == separator_ || c == '\n' || c == '\r';
}

Reader::Parse Reader::parse() {
    spans_.clear();
    newlines_ = 0;
    quotes_count_ = true;
    record_.damaged = false;
    record_.unclosed = false;
    for (std::size_t at = begin_;; ++at) {
        const bool quoted = at < text_.size() && text_[at] == '"' && quotes_count_;
        if ((quoted ? parse_quoted(at) : parse_plain(at)) == Parse::NeedsMore)
            return Parse::NeedsMore;
        if (at == text_.size()) {
            record_.at_end = true;
            finish_record(at, at);
            return Parse::Done;
        }
        if (text_[at] == separator_) continue;
        std::size_t next = at + 1;
        if (text_[at] == '\r') {
            if (next == text_.size() && !ended_) return Parse::NeedsMore;
            if (next < text_.size() && text_[next] == '\n') ++next;
        }
        ++newlines_;
        record_.at_end = false;
        finish_record(at, next);
        return Parse::Done;
    }
}

Reader::Parse Reader::parse_plain(std::size_t& at) {
    const std::size_t begin = at;
    const std::size_t size = text_.size();
    const char* const text = text_.data();
    for (; at < size; ++at) {
        at = skip_plain(text, at, size);
        if (at == size) break;
        if (ends_field(at)) break;
        if (text[at] == undecodable) record_.damaged = true;
    }
    if (at == size && !ended_) return Parse::NeedsMore;
    if (spans_.size() < most_fields) spans_.push_back({begin, at, false});
    return Parse::Done;
}

Reader::Parse Reader::parse_quoted(std::size_t& at) {
    const std::size_t begin = at + 1;
    const std::size_t size = text_.size();
    std::uint32_t newlines = 0;
    bool doubled = false;
    bool damaged = false;
    std::size_t look = begin;
    for (; look < size && look - begin < longest_quoted; ++look) {
        const char c = text_[look];
        if (c == '\n' && ++newlines > most_quoted_newlines) break;
        if (c == undecodable) damaged = true;
        if (c != '"') continue;
        if (look + 1 == size && !ended_) return Parse::NeedsMore;
        if (look + 1 < size && text_[look + 1] == '"') {
            doubled = true;
            ++look;
            continue;
        }
        std::size_t after = look + 1;
        while (after < size && (text_[after] == ' ' || text_[after] == '\t') && !ends_field(after))
            ++after;
        if (after == size && !ended_) return Parse::NeedsMore;
        if (after < size && !ends_field(after)) continue;  // a quote in the middle of the text
        if (newlines > 0 && swallows_rows(std::string_view{text_}.substr(begin, look - begin)))
            break;
        if (spans_.size() < most_fields) spans_.push_back({begin, look, doubled});
        record_.damaged |= damaged;
        newlines_ += newlines;
        at = after;
        return Parse::Done;
    }
    if (look == size && !ended_) return Parse::NeedsMore;
    record_.unclosed = true;
    quotes_count_ = false;
    return parse_plain(at);
}

bool Reader::swallows_rows(std::string_view quoted) const {
    if (expected_fields_ == 0) return false;
    const auto enough = static_cast<std::ptrdiff_t>(std::max<std::size_t>(3, expected_fields_ / 2));
    for (std::size_t begin = 0; begin < quoted.size();) {
        const std::size_t end = std::min(quoted.find('\n', begin), quoted.size());
        const std::string_view line = quoted.substr(begin, end - begin);
        if (std::count(line.begin(), line.end(), separator_) >= enough) return true;
        begin = end + 1;
    }
    return false;
}

void Reader::finish_record(std::size_t end, std::size_t next) {
    const std::string_view text{text_};
    std::size_t unescaped_size = 0;
    for (const Span& span : spans_)
        unescaped_size += span.doubled_quotes ? span.end - span.begin : 0;
    unescaped_.clear();
    unescaped_.reserve(unescaped_size);  // views into it must stay valid
    fields_.clear();
    for (const Span& span : spans_) {
        const std::string_view field = text.substr(span.begin, span.end - span.begin);
        if (!span.doubled_quotes) {
            fields_.push_back(field);
            continue;
        }
        const std::size_t begin = unescaped_.size();
        for (std::size_t at = 0; at < field.size(); ++at) {
            unescaped_ += field[at];
            if (field[at] == '"' && at + 1 < field.size() && field[at + 1] == '"') ++at;
        }
        fields_.push_back(std::string_view{unescaped_}.substr(begin));
    }
    record_.fields = fields_;
    record_.raw = text.substr(begin_, end - begin_);
    record_.line = line_;
    next_ = next;
}

}  // namespace shuofa::csv
