#include "formats/exif.h"

#include "base/text.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace shuofa {
namespace {

constexpr std::size_t most_entries = 500;
constexpr std::size_t longest_text = 200;

struct Entry {
    std::uint64_t tag = 0;
    std::uint64_t type = 0;
    std::uint64_t count = 0;
    std::size_t at = 0;  // where its value, or the value's place, stands
};

class Block {
public:
    explicit Block(std::string_view bytes) : bytes_{bytes}, little_{bytes.starts_with("II")} {}

    // Beyond the end there are zeros.
    std::uint64_t number(std::size_t at, std::size_t count) const {
        if (at > bytes_.size() || bytes_.size() - at < count) return 0;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t place = little_ ? at + count - 1 - i : at + i;
            value = value << 8 | static_cast<unsigned char>(bytes_[place]);
        }
        return value;
    }

    std::vector<Entry> entries(std::size_t at) const {
        std::vector<Entry> found;
        const std::uint64_t count = number(at, 2);
        if (count == 0 || count > most_entries) return found;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::size_t place = at + 2 + static_cast<std::size_t>(i) * 12;
            if (place > bytes_.size() || bytes_.size() - place < 12) break;
            found.push_back(
                {number(place, 2), number(place + 2, 2), number(place + 4, 4), place + 8});
        }
        return found;
    }

    std::string_view text(const Entry& entry) const {
        // 2: text; 7: bytes of any kind.
        if (entry.type != 2 && entry.type != 7) return {};
        const std::size_t at =
            entry.count <= 4 ? entry.at : static_cast<std::size_t>(number(entry.at, 4));
        if (at > bytes_.size() || bytes_.size() - at < entry.count) return {};
        return bytes_.substr(at, static_cast<std::size_t>(entry.count));
    }

private:
    std::string_view bytes_;
    bool little_;
};

std::string shown(std::string_view text) {
    text = text.substr(0, text.find('\0'));
    text = trim(text.substr(0, longest_text));
    return is_utf8(text) ? safe_for_display(text) : std::string{};
}

// "+08:00", "-05:30".
std::optional<int> offset_minutes(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return {};
    if (!digit(1) || !digit(2) || !digit(4) || !digit(5)) return {};
    const int minutes =
        ((text[1] - '0') * 10 + text[2] - '0') * 60 + (text[4] - '0') * 10 + text[5] - '0';
    if (minutes > 14 * 60) return {};
    return text[0] == '-' ? -minutes : minutes;
}

// Eight bytes name the character set, the text follows: "ASCII\0\0\0Screenshot".
std::string comment_of(std::string_view text) {
    if (text.size() <= 8) return {};
    return text.starts_with("UNICODE") ? std::string{} : shown(text.substr(8));
}

void read_camera_entries(const Block& block, std::size_t at, PictureFacts& facts) {
    for (const Entry& entry : block.entries(at)) {
        if (entry.tag == 0x9003) facts.taken_at = shown(block.text(entry));
        if (entry.tag == 0x9011)
            facts.taken_offset_minutes = offset_minutes(shown(block.text(entry)));
        if (entry.tag == 0x9286) facts.comment = comment_of(block.text(entry));
    }
}

}  // namespace

void read_exif(std::string_view bytes, PictureFacts& facts) {
    if (!bytes.starts_with(std::string_view{"II*\0", 4}) &&
        !bytes.starts_with(std::string_view{"MM\0*", 4}))
        return;
    const Block block{bytes};
    std::string maker, model;
    for (const Entry& entry : block.entries(static_cast<std::size_t>(block.number(4, 4)))) {
        const auto place = static_cast<std::size_t>(block.number(entry.at, 4));
        if (entry.tag == 0x010F) maker = shown(block.text(entry));
        if (entry.tag == 0x0110) model = shown(block.text(entry));
        if (entry.tag == 0x0131) facts.software = shown(block.text(entry));
        if (entry.tag == 0x8769) read_camera_entries(block, place, facts);
        if (entry.tag != 0x8825) continue;
        for (const Entry& where : block.entries(place)) {
            // 2 and 4: latitude and longitude.
            if ((where.tag == 2 || where.tag == 4) && where.count > 0) facts.has_location = true;
        }
    }
    // Many models name their maker already.
    facts.device = model.starts_with(maker) ? model : maker + " " + model;
    facts.device = std::string{trim(facts.device)};
}

}  // namespace shuofa
