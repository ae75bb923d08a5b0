#pragma once

#include "base/result.h"
#include "formats/byte_source.h"
#include "formats/mail_words.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa::mime {

// A leaf of a mail: a text or a file.
struct Part {
    std::string type;       // "text/html", lower case
    std::string charset;    // as named, may be wrong
    std::string name;       // of a file, decoded
    std::string location;   // Content-Location, in saved pages
    bool attached = false;  // a file beside the text, not the text itself
    std::string bytes;      // transfer encoding undone
};

struct Header {
    std::string name;  // lower case
    std::string raw;   // the value's bytes, folded as they came
};

struct Message {
    std::vector<Header> headers;
    std::vector<Part> parts;
    bool cut = false;  // it went on beyond a limit: depth, parts or bytes

    // The first header of that lower-case name, raw; empty when there is none.
    std::string_view header(std::string_view name) const;
};

struct Limits {
    std::size_t most_bytes = 64U << 20;
    std::size_t most_part_bytes = 96U << 20;  // of all parts, decoded
    std::size_t most_parts = 1000;
    int most_depth = 30;
};

inline constexpr ErrorReason mail_damaged{
    "mail_damaged", ErrorCode::InvalidInput, "这封邮件的文件已损坏，无法读取。请从邮箱里重新导出。",
    "The file of this mail is damaged and cannot be read: export it from the mailbox again."};
inline constexpr ErrorReason mail_too_large{
    "mail_too_large", ErrorCode::InvalidInput, "这封邮件太大，没有读取。请把附件另存后单独导入。",
    "This mail is too large and was not read: save its attachments and import them alone."};

// Takes a mail or a saved web page (MHTML) apart.  Nothing is fetched; a mail inside the mail is
// one part of type message/rfc822.
Result<Message> read(std::string_view bytes, const Limits& limits = {});

// A date as mails write it, faults allowed: "Mon, 2 Nov 2026 10:12:00 +0800", in seconds since
// 1970.
std::optional<std::int64_t> read_date(std::string_view text);

// True when the text begins like a mail: header lines, some of them of a mail.
bool looks_like_mail(std::string_view head);

// A mail of an mbox file.
struct BoxedMail {
    std::uint64_t begin = 0;  // of its "From " line
    std::uint64_t end = 0;
    std::string bytes;  // without that line, quoting (">From ") undone, and without the blank line
                        // that ends it
    bool cut = false;   // longer than the limit: the rest was passed over
};

// The mails of an mbox (mboxo, mboxrd, Takeout) one after the other.
class MailBox {
public:
    explicit MailBox(ByteStream stream, std::size_t most_bytes = Limits{}.most_bytes)
        : stream_{std::move(stream)}, most_bytes_{most_bytes} {}

    // The next mail, or nothing at the end.
    Result<std::optional<BoxedMail>> next();

private:
    Result<bool> next_line();

    ByteStream stream_;
    std::size_t most_bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t offset_ = 0;  // of the line in the file
    std::string_view line_;     // with its end; in the buffer
    bool ended_ = false;
    bool line_waits_ = false;
};

bool looks_like_mail_box(std::string_view head);

}  // namespace shuofa::mime
