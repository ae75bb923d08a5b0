#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa::csv {

// One line of a table.  All views live until the next call of Reader::next.
struct Record {
    std::span<const std::string_view> fields;  // unquoted, not trimmed
    std::string_view raw;                      // as it stands in the text, without the line end
    std::uint32_t line = 0;                    // 1-based line on which it begins
    bool damaged = false;   // holds bytes that could not be decoded (text_encoding.h)
    bool unclosed = false;  // a quote was opened and not closed; the quote counts as text
    bool at_end = false;    // the text ended here without a line end
};

// Reads comma-separated text as wallets and banks really write it, which is not RFC 4180: a quote
// opens a quoted field only as its first character; a quote inside a quoted field that is followed
// by neither a separator nor a line end is text; blanks and TABs may stand after the closing quote;
// lines may have any number of fields; CRLF, LF and CR end a line.
class Reader {
public:
    // `more` gives the next piece of decoded text, or an empty view at the end.
    using More = std::function<Result<std::string_view>()>;

    explicit Reader(More more, char separator = ',');

    // The next record, or nullptr at the end.  A line longer than longest_record is an error.
    Result<const Record*> next();

    void set_separator(char separator) { separator_ = separator; }
    // How many fields a table row has: then a quoted field that swallows whole rows is recognised
    // as a stray quote.
    void expect_fields(std::size_t count) { expected_fields_ = count; }

    static constexpr std::size_t longest_record = 256 * 1024;
    static constexpr std::size_t most_fields = 512;

private:
    struct Span {
        std::size_t begin;
        std::size_t end;
        bool doubled_quotes;
    };
    enum class Parse { Done, NeedsMore };

    Result<void> fill();
    Parse parse();
    Parse parse_quoted(std::size_t& at);
    Parse parse_plain(std::size_t& at);
    bool swallows_rows(std::string_view quoted) const;
    void finish_record(std::size_t end, std::size_t next);
    bool ends_field(std::size_t at) const;

    More more_;
    char separator_;
    std::size_t expected_fields_ = 0;
    std::string text_;
    std::size_t begin_ = 0;  // of the record being read
    std::size_t next_ = 0;   // of the record after it
    bool ended_ = false;     // `more_` has nothing left
    bool quotes_count_ = true;
    std::uint32_t line_ = 1;
    std::uint32_t newlines_ = 0;  // inside the quoted fields of the record
    std::vector<Span> spans_;
    std::vector<std::string_view> fields_;
    std::string unescaped_;
    Record record_;
};

}  // namespace shuofa::csv
