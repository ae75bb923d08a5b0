#include "formats/mail.h"

#include "base/text.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

namespace shuofa::mime {
namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

void start_library() {
    static std::once_flag started;
    std::call_once(started, [] { g_mime_init(); });
}

std::string raw_value(GMimeHeader* header) {
    const char* raw = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
    return raw == nullptr ? std::string{} : std::string{raw};
}

std::string raw_header(GMimeObject* object, const char* name) {
    return raw_value(g_mime_header_list_get_header(g_mime_object_get_header_list(object), name));
}

std::string contents_of(GMimeStream* stream) {
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return {reinterpret_cast<const char*>(array->data), array->len};
}

std::string decoded_content(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> into{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(content, into.get());
    return contents_of(into.get());
}

std::string written_out(GMimeMessage* message) {
    const Owned<GMimeStream> into{g_mime_stream_mem_new()};
    GMimeFormatOptions* options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options, into.get());
    g_mime_format_options_free(options);
    return contents_of(into.get());
}

class PartList {
public:
    PartList(const Limits& limits, Message& message) : limits_{limits}, message_{message} {}

    void add(GMimeObject* object, int depth) {
        if (object == nullptr) return;
        if (depth > limits_.most_depth || message_.parts.size() >= limits_.most_parts ||
            bytes_ > limits_.most_part_bytes) {
            message_.cut = true;
            return;
        }
        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart* multipart = GMIME_MULTIPART(object);
            for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
                add(g_mime_multipart_get_part(multipart, i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            if (inner == nullptr) return;
            Part part = described(object);
            part.type = "message/rfc822";
            part.attached = true;
            part.bytes = written_out(inner);
            keep(std::move(part));
        } else if (GMIME_IS_PART(object)) {
            Part part = described(object);
            part.bytes = decoded_content(GMIME_PART(object));
            keep(std::move(part));
        }
    }

private:
    static Part described(GMimeObject* object) {
        const HeaderValue type = decode_parameters(raw_header(object, "Content-Type"));
        const HeaderValue place = decode_parameters(raw_header(object, "Content-Disposition"));
        Part part;
        part.type = type.value.empty() ? "text/plain" : type.value;
        part.charset = type.parameter("charset");
        part.name = place.parameter("filename");
        if (part.name.empty()) part.name = type.parameter("name");
        part.name = safe_for_display(part.name);
        part.location = decode_header(raw_header(object, "Content-Location"));
        const bool is_text = part.type == "text/plain" || part.type == "text/html";
        part.attached = place.value == "attachment" || !is_text || !part.name.empty();
        return part;
    }

    void keep(Part part) {
        bytes_ += part.bytes.size();
        message_.parts.push_back(std::move(part));
    }

    const Limits& limits_;
    Message& message_;
    std::size_t bytes_ = 0;
};

// GMime's parser calls itself for every level, so levels are counted before, by the words without
// which there is none.
bool nests_too_deep(std::string_view bytes) {
    constexpr int most = 2000;
    const std::string lower = lower_ascii(bytes);
    int levels = 0;
    for (const std::string_view word : {"multipart/", "message/"}) {
        for (std::size_t at = lower.find(word); at != std::string::npos && levels <= most;
             at = lower.find(word, at + 1))
            ++levels;
    }
    return levels > most;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::string_view Message::header(std::string_view name) const {
    for (const Header& header : headers) {
        if (header.name == name) return header.raw;
    }
    return {};
}

Result<Message> read(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.most_bytes) return fail(mail_too_large);
    if (nests_too_deep(bytes)) return fail(mail_damaged, "depth");
    start_library();
    const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeMessage> parsed{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (parsed == nullptr) return fail(mail_damaged);
    Message message;
    GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(parsed.get()));
    for (int i = 0; i < std::min(g_mime_header_list_get_count(headers), 2000); ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
        message.headers.push_back({lower_ascii(g_mime_header_get_name(header)), raw_value(header)});
    }
    if (message.headers.empty()) return fail(mail_damaged, "no header");
    PartList{limits, message}.add(g_mime_message_get_mime_part(parsed.get()), 0);
    return message;
}

std::optional<std::int64_t> read_date(std::string_view text) {
    start_library();
    GDateTime* date = g_mime_utils_header_decode_date(std::string{trim(text)}.c_str());
    if (date == nullptr) return {};
    const std::int64_t seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return seconds;
}

bool looks_like_mail(std::string_view head) {
    static constexpr std::array<std::string_view, 16> known{
        "from",       "to",           "received",     "message-id",   "subject",
        "date",       "mime-version", "return-path",  "delivered-to", "dkim-signature",
        "x-received", "cc",           "content-type", "reply-to",     "snapshot-content-location",
        "sender"};
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    std::size_t mail_headers = 0, lines = 0;
    while (!head.empty() && lines < 200) {
        const std::string_view line = first_line(head);
        head.remove_prefix(std::min(head.size(), line.size() + 1));
        if (trim(line).empty()) break;
        ++lines;
        if (line[0] == ' ' || line[0] == '\t') {
            if (lines == 1) return false;
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || colon > 100) return false;
        const std::string name = lower_ascii(line.substr(0, colon));
        const bool plain =
            std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
        if (!plain) return false;
        if (std::find(known.begin(), known.end(), name) != known.end()) ++mail_headers;
    }
    return mail_headers >= 2;
}

}  // namespace shuofa::mime
