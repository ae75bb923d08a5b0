#include "workshop/prune_font.h"

#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

namespace shuofa {
namespace {

// Raised and caught in this file only: a font that breaks its own rules.
struct NotUnderstood : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class FontBytes {
public:
    explicit FontBytes(std::string_view bytes) : bytes_{bytes} {}
    std::uint32_t at(std::size_t place) const {
        if (place >= bytes_.size()) throw NotUnderstood{"beyond the end"};
        return static_cast<unsigned char>(bytes_[place]);
    }
    std::uint32_t number(std::size_t place, std::size_t size) const {
        std::uint32_t value = 0;
        for (std::size_t byte = 0; byte < size; ++byte)
            value = value << 8 | at(place + byte);
        return value;
    }
    std::string_view part(std::size_t begin, std::size_t end) const {
        if (begin > end || end > bytes_.size()) throw NotUnderstood{"beyond the end"};
        return bytes_.substr(begin, end - begin);
    }

private:
    std::string_view bytes_;
};

// An INDEX: `count` objects behind a table of `count` + 1 offsets.
struct Index {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t offset_size = 1;
    std::vector<std::string_view> objects;
    std::vector<bool> used;

    int bias() const { return objects.size() < 1240 ? 107 : objects.size() < 33900 ? 1131 : 32768; }
};

Index read_index(const FontBytes& font, std::size_t begin) {
    Index index{.begin = begin, .end = begin + 2, .offset_size = 1, .objects = {}, .used = {}};
    const std::size_t count = font.number(begin, 2);
    if (count == 0) return index;
    index.offset_size = font.at(begin + 2);
    if (index.offset_size < 1 || index.offset_size > 4) throw NotUnderstood{"offset size"};
    const std::size_t table = begin + 3;
    const std::size_t data = table + (count + 1) * index.offset_size - 1;
    std::size_t from = data + font.number(table, index.offset_size);
    for (std::size_t object = 1; object <= count; ++object) {
        const std::size_t to =
            data + font.number(table + object * index.offset_size, index.offset_size);
        index.objects.push_back(font.part(from, to));
        from = to;
    }
    index.end = from;
    index.used.resize(count);
    return index;
}

// The integer operands of a DICT by operator; two-byte operators are 1200 + second byte.
std::map<int, std::vector<int>> read_dict(std::string_view bytes) {
    const FontBytes dict{bytes};
    std::map<int, std::vector<int>> found;
    std::vector<int> operands;
    for (std::size_t at = 0; at < bytes.size();) {
        const int first = static_cast<int>(dict.at(at++));
        if (first <= 21) {
            const int name = first == 12 ? 1200 + static_cast<int>(dict.at(at++)) : first;
            found[name] = std::exchange(operands, {});
        } else if (first == 28) {
            operands.push_back(static_cast<std::int16_t>(dict.number(at, 2)));
            at += 2;
        } else if (first == 29) {
            operands.push_back(static_cast<std::int32_t>(dict.number(at, 4)));
            at += 4;
        } else if (first == 30) {  // a real number: nibbles up to 0xF
            while ((dict.at(at) & 0x0F) != 0x0F && dict.at(at) >> 4 != 0x0F)
                ++at;
            ++at;
            operands.push_back(0);
        } else if (first <= 246) {
            operands.push_back(first - 139);
        } else {
            const int second = static_cast<int>(dict.at(at++));
            operands.push_back(first <= 250 ? (first - 247) * 256 + second + 108
                                            : -(first - 251) * 256 - second - 108);
        }
    }
    return found;
}

std::size_t offset(const std::map<int, std::vector<int>>& dict, int name, std::size_t operand = 0) {
    const auto found = dict.find(name);
    if (found == dict.end() || found->second.size() <= operand || found->second[operand] < 0) {
        throw NotUnderstood{"operator missing"};
    }
    return static_cast<std::size_t>(found->second[operand]);
}

// Follows one glyph's program (Adobe technical note 5177) far enough to know whom it calls.
class GlyphWalk {
public:
    GlyphWalk(Index& global, Index& local) : global_{global}, local_{local} {}

    // False when the glyph has ended.
    bool walk(std::string_view program, int depth = 0) {
        if (depth > 10) throw NotUnderstood{"calls too deep"};
        const FontBytes code{program};
        for (std::size_t at = 0; at < program.size();) {
            const std::uint32_t first = code.at(at++);
            if (first >= 32 || first == 28) {
                at += push(code, first, at);
            } else if (first == 10 || first == 29) {
                if (!call(first == 10 ? local_ : global_, depth)) return false;
            } else if (first == 11) {
                return true;
            } else if (first == 14) {
                return false;
            } else {
                at += clear(first);
            }
        }
        return true;
    }

private:
    std::size_t push(const FontBytes& code, std::uint32_t first, std::size_t at) {
        ++operands_;
        last_ = 0;
        if (first == 28) {
            last_ = static_cast<std::int16_t>(code.number(at, 2));
            return 2;
        }
        if (first <= 246) {
            last_ = static_cast<int>(first) - 139;
            return 0;
        }
        if (first == 255) return 4;
        const int second = static_cast<int>(code.at(at));
        const int high = static_cast<int>(first);
        last_ =
            first <= 250 ? (high - 247) * 256 + second + 108 : -(high - 251) * 256 - second - 108;
        return 1;
    }
    bool call(Index& routines, int depth) {
        const int number = last_ + routines.bias();
        if (operands_ == 0 || number < 0 ||
            static_cast<std::size_t>(number) >= routines.objects.size()) {
            throw NotUnderstood{"no such subroutine"};
        }
        --operands_;
        routines.used[static_cast<std::size_t>(number)] = true;
        return walk(routines.objects[static_cast<std::size_t>(number)], depth + 1);
    }
    // Any other operator empties the stack; hints are counted, as masks have a bit for each.
    std::size_t clear(std::uint32_t first) {
        const bool mask = first == 19 || first == 20;
        if (mask || first == 1 || first == 3 || first == 18 || first == 23) hints_ += operands_ / 2;
        operands_ = 0;
        if (mask) return (hints_ + 7) / 8;
        return first == 12 ? 1 : 0;
    }

    Index& global_;
    Index& local_;
    std::size_t operands_ = 0;
    std::size_t hints_ = 0;
    int last_ = 0;
};

// Which private dictionary each glyph uses.
std::vector<std::size_t> read_selection(const FontBytes& font, std::size_t at, std::size_t glyphs) {
    std::vector<std::size_t> selection;
    if (font.at(at) == 0) {
        for (std::size_t glyph = 0; glyph < glyphs; ++glyph) {
            selection.push_back(font.at(at + 1 + glyph));
        }
        return selection;
    }
    if (font.at(at) != 3) throw NotUnderstood{"FDSelect format"};
    const std::size_t ranges = font.number(at + 1, 2);
    for (std::size_t range = 0; range < ranges; ++range) {
        const std::size_t entry = at + 3 + 3 * range;
        const std::size_t next = font.number(entry + 3, 2);
        if (next > glyphs) throw NotUnderstood{"FDSelect range"};
        while (selection.size() < next)
            selection.push_back(font.at(entry + 2));
    }
    if (selection.size() != glyphs) throw NotUnderstood{"FDSelect size"};
    return selection;
}

// Writes the used objects close together; what is gained stays behind as zeros, so that nothing
// else in the font moves.
void rewrite(std::string& font, const Index& index) {
    const std::size_t count = index.objects.size();
    if (count == 0) return;
    std::string table = font.substr(index.begin, 3);
    std::string data;
    const auto append_offset = [&] {
        const std::size_t value = data.size() + 1;
        for (std::size_t byte = index.offset_size; byte > 0; --byte) {
            table += static_cast<char>(value >> (8 * (byte - 1)) & 0xFF);
        }
    };
    append_offset();
    for (std::size_t object = 0; object < count; ++object) {
        if (index.used[object]) data += index.objects[object];
        append_offset();
    }
    std::string whole = table + data;
    whole.resize(index.end - index.begin, '\0');
    font.replace(index.begin, whole.size(), whole);
}

std::string pruned(std::string_view bytes) {
    const FontBytes font{bytes};
    const Index names = read_index(font, font.at(2));
    const Index tops = read_index(font, names.end);
    const Index strings = read_index(font, tops.end);
    Index global = read_index(font, strings.end);
    if (tops.objects.size() != 1) throw NotUnderstood{"more than one font"};
    const auto top = read_dict(tops.objects.front());

    const Index glyphs = read_index(font, offset(top, 17));
    const Index dicts = read_index(font, offset(top, 1236));
    std::vector<Index> locals;
    for (const std::string_view dict : dicts.objects) {
        const auto entry = read_dict(dict);
        const std::size_t at = offset(entry, 18, 1);
        const auto hidden = read_dict(font.part(at, at + offset(entry, 18, 0)));
        locals.push_back(hidden.contains(19) ? read_index(font, at + offset(hidden, 19)) : Index{});
    }
    const auto selection = read_selection(font, offset(top, 1237), glyphs.objects.size());
    for (std::size_t glyph = 0; glyph < glyphs.objects.size(); ++glyph) {
        if (selection[glyph] >= locals.size()) throw NotUnderstood{"no such dictionary"};
        GlyphWalk{global, locals[selection[glyph]]}.walk(glyphs.objects[glyph]);
    }

    std::string result{bytes};
    rewrite(result, global);
    for (const Index& local : locals)
        rewrite(result, local);
    return result;
}

}  // namespace

std::string without_unused_subroutines(std::string_view font) {
    try {
        return pruned(font);
    } catch (const NotUnderstood&) {
        return std::string{font};
    }
}

}  // namespace shuofa
