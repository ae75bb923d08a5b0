#include "formats/xml_elements.h"

namespace shuofa {
namespace {

constexpr std::size_t step = 64 * 1024;

// The name after "<": everything up to a blank, "/" or ">".
std::string_view tag_name(std::string_view tag) {
    return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

std::string_view local_name_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlElements::XmlElements(ByteStream stream, std::string_view local_name, std::size_t most_bytes,
                         const ErrorReason& damaged)
    : stream_{std::move(stream)},
      local_name_{local_name},
      most_bytes_{most_bytes},
      damaged_{damaged} {}

Result<bool> XmlElements::fill() {
    if (ended_) return false;
    if (buffer_.size() - at_ > most_bytes_) return fail(damaged_, "element too long");
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t had = buffer_.size();
    buffer_.resize(had + step);
    const std::size_t got = TRY(stream_({buffer_.data() + had, step}));
    buffer_.resize(had + got);
    ended_ = got == 0;
    return got > 0;
}

bool XmlElements::find_opening() {
    for (;;) {
        const std::size_t open = buffer_.find('<', at_);
        if (open == std::string::npos) {
            at_ = buffer_.size();
            return false;
        }
        const std::string_view tag = std::string_view{buffer_}.substr(open + 1);
        const std::string_view name = tag_name(tag);
        at_ = open;
        if (name.size() == tag.size()) return false;  // the tag goes on beyond the buffer
        if (local_name_of(name) == local_name_) return true;
        at_ = open + 1;
    }
}

Result<std::string_view> XmlElements::next() {
    while (!find_opening()) {
        if (!TRY(fill())) return std::string_view{};
    }
    for (;;) {
        const std::string_view rest = std::string_view{buffer_}.substr(at_);
        const std::size_t tag_end = rest.find('>');
        if (tag_end != std::string_view::npos) {
            std::size_t end = tag_end + 1;
            if (rest[tag_end - 1] != '/') {
                const std::string closing = "</" + std::string{tag_name(rest.substr(1))};
                const std::size_t close = rest.find(closing, end);
                const std::size_t close_end =
                    close == std::string_view::npos ? close : rest.find('>', close);
                end = close_end == std::string_view::npos ? 0 : close_end + 1;
            }
            if (end > 0) {
                at_ += end;
                return rest.substr(0, end);
            }
        }
        if (!TRY(fill())) return fail(damaged_, "element not closed");
    }
}

}  // namespace shuofa
