#include "base/text.h"
#include "formats/mail.h"

#include <algorithm>
#include <cctype>

namespace shuofa::mime {
namespace {

constexpr std::size_t step = 64 * 1024;
// A line longer than this is cut into several: no header or "From " line is.
constexpr std::size_t longest_line = 1U << 20;

// Netscape and Thunderbird write "From -", with a time or without, and not always a blank line in
// front; no sentence begins so.
bool begins_mozilla_mail(std::string_view line) {
    if (!line.starts_with("From -")) return false;
    const std::string_view rest = trim(line.substr(6));
    return rest.empty() || (line[6] == ' ' && contains(rest, ":") && rest.size() < 40);
}

// "From a@b Mon Nov  2 10:12:01 2026": the time tells it from a sentence that begins with "From".
bool begins_mail(std::string_view line) {
    if (!line.starts_with("From ")) return false;
    if (begins_mozilla_mail(line)) return true;
    for (std::size_t at = line.find(':', 5); at != std::string_view::npos;
         at = line.find(':', at + 1)) {
        const auto digit = [&](std::size_t i) {
            return i < line.size() && std::isdigit(static_cast<unsigned char>(line[i])) != 0;
        };
        if (digit(at - 1) && digit(at + 1) && digit(at + 2)) return true;
    }
    return false;
}

bool is_blank_line(std::string_view line) { return line == "\n" || line == "\r\n"; }

std::string_view unquoted(std::string_view line) {
    const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    return quotes > 0 && line.substr(quotes).starts_with("From ") ? line.substr(1) : line;
}

}  // namespace

Result<bool> MailBox::next_line() {
    if (line_waits_) {
        line_waits_ = false;
        return true;
    }
    offset_ += line_.size();
    at_ += line_.size();
    line_ = {};
    for (;;) {
        const std::size_t end = buffer_.find('\n', at_);
        if (end != std::string::npos || buffer_.size() - at_ >= longest_line || ended_) {
            const std::size_t size =
                end == std::string::npos ? buffer_.size() - at_ : end + 1 - at_;
            line_ = std::string_view{buffer_}.substr(at_, size);
            return size > 0;
        }
        buffer_.erase(0, at_);
        at_ = 0;
        const std::size_t had = buffer_.size();
        buffer_.resize(had + step);
        const std::size_t got = TRY(stream_({buffer_.data() + had, step}));
        buffer_.resize(had + got);
        ended_ = got == 0;
    }
}

Result<std::optional<BoxedMail>> MailBox::next() {
    // Up to the first "From " line; only damaged boxes have anything before it.
    do {
        if (!TRY(next_line())) return std::optional<BoxedMail>{};
    } while (!begins_mail(line_));
    BoxedMail mail;
    mail.begin = offset_;
    bool after_blank = false;
    while (TRY(next_line())) {
        if (begins_mozilla_mail(line_) || (after_blank && begins_mail(line_))) {
            line_waits_ = true;
            break;
        }
        after_blank = is_blank_line(line_);
        const std::string_view text = unquoted(line_);
        if (mail.bytes.size() + text.size() > most_bytes_) {
            mail.cut = true;
        } else {
            mail.bytes += text;
        }
    }
    mail.end = line_waits_ ? offset_ : offset_ + line_.size();
    if (mail.bytes.ends_with("\n\n")) {
        mail.bytes.pop_back();
    } else if (mail.bytes.ends_with("\n\r\n")) {
        mail.bytes.resize(mail.bytes.size() - 2);
    }
    return std::optional<BoxedMail>{std::move(mail)};
}

bool looks_like_mail_box(std::string_view head) {
    const std::size_t end = head.find('\n');
    return end != std::string_view::npos && begins_mail(head.substr(0, end)) &&
           looks_like_mail(head.substr(end + 1));
}

}  // namespace shuofa::mime
