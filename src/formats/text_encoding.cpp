#include "formats/text_encoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace shuofa {
namespace {

using Byte = unsigned char;

constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
// A text is judged by this many bytes at least, unless it is shorter.
constexpr std::size_t judged_bytes = 256;

// Bytes read from `in`, bytes written at `out`, and undecodable bytes among them.
struct Progress {
    std::size_t read = 0;
    std::size_t written = 0;
    std::size_t damaged = 0;
};

// A sequence at the end of the bytes that may go on in the next ones.
constexpr int incomplete = -1;

// Length of the UTF-8 sequence at `at`, 0 when it is wrong, `incomplete` when it is cut off.
// Unicode 15, table 3-7.
int utf8_length(const Byte* at, std::size_t left) {
    const Byte first = *at;
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4) return 0;
    const int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    Byte low = 0x80;
    Byte high = 0xBF;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
    for (int i = 1; i < length; ++i) {
        if (static_cast<std::size_t>(i) >= left) return incomplete;
        if (at[i] < low || at[i] > high) return 0;
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

constexpr std::size_t trail_bytes = 190;

struct Gb18030Range {
    std::uint32_t position;
    std::uint32_t code_point;
};

constexpr Gb18030Range four_byte_ranges[] = {
#include "formats/gb18030_ranges.inc"
};

constexpr std::string_view two_byte_text{
#include "formats/gb18030_table.inc"
};

// The UTF-8 bytes of every two-byte sequence, in memory order, padded with zeros.
using TwoByteTable = std::array<std::uint32_t, 126 * trail_bytes>;

const TwoByteTable& two_byte_table() {
    static const TwoByteTable table = [] {
        TwoByteTable built{};
        const char* at = two_byte_text.data();
        for (std::uint32_t& entry : built) {
            const auto first = static_cast<Byte>(*at);
            const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            std::memcpy(&entry, at, length);
            at += length;
        }
        return built;
    }();
    return table;
}

std::size_t put_code_point(char* out, std::uint32_t c) {
    const auto put = [&](std::size_t i, std::uint32_t byte) { out[i] = static_cast<char>(byte); };
    if (c < 0x80) {
        put(0, c);
        return 1;
    }
    if (c < 0x800) {
        put(0, 0xC0 | c >> 6);
        put(1, 0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        put(0, 0xE0 | c >> 12);
        put(1, 0x80 | (c >> 6 & 0x3F));
        put(2, 0x80 | (c & 0x3F));
        return 3;
    }
    put(0, 0xF0 | c >> 18);
    put(1, 0x80 | (c >> 12 & 0x3F));
    put(2, 0x80 | (c >> 6 & 0x3F));
    put(3, 0x80 | (c & 0x3F));
    return 4;
}

// The code point of a four-byte sequence, or 0.
std::uint32_t four_byte_code_point(const Byte* at) {
    const auto digit = [](Byte b) { return b >= 0x30 && b <= 0x39; };
    if (!digit(at[1]) || at[2] < 0x81 || at[2] > 0xFE || !digit(at[3])) return 0;
    const std::uint32_t position =
        ((at[0] - 0x81u) * 10 + (at[1] - 0x30u)) * 1260 + (at[2] - 0x81u) * 10 + (at[3] - 0x30u);
    // U+10000 is at 90 30 81 30.
    if (position >= 189000) {
        const std::uint32_t code_point = position - 189000 + 0x10000;
        return code_point <= 0x10FFFF ? code_point : 0;
    }
    if (position >= 39420) return 0;
    const auto* range =
        std::upper_bound(std::begin(four_byte_ranges), std::end(four_byte_ranges), position,
                         [](std::uint32_t p, const Gb18030Range& r) { return p < r.position; });
    --range;
    return range->code_point + (position - range->position);
}

// Decodes one sequence that does not begin with ASCII.  Returns how many bytes it took: 0 when it
// is wrong, `incomplete` when it is cut off.
int decode_gb18030_sequence(const Byte* at, std::size_t left, const TwoByteTable& table,
                            char*& out) {
    const Byte first = at[0];
    if (first == 0x80 || first == 0xFF) return 0;
    if (left < 2) return incomplete;
    const Byte second = at[1];
    if (second >= 0x40 && second != 0x7F && second != 0xFF) {
        const std::uint32_t entry =
            table[(first - 0x81u) * trail_bytes + (second - 0x40u) - (second > 0x7F ? 1u : 0u)];
        std::memcpy(out, &entry, 4);
        const Byte lead = static_cast<Byte>(*out);
        out += lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return 2;
    }
    if (second < 0x30 || second > 0x39) return 0;
    if (left < 4) return incomplete;
    const std::uint32_t code_point = four_byte_code_point(at);
    if (code_point == 0) return 0;
    out += put_code_point(out, code_point);
    return 4;
}

// Copies ASCII at `at` in blocks; both pointers move.  Eight bytes may be written past the end of
// what was copied.
void copy_ascii(const Byte*& at, const Byte* end, char*& out) {
    while (end - at >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        std::memcpy(out, &word, 8);
        if ((word & high_bits) == 0) {
            at += 8;
            out += 8;
            continue;
        }
        const int ascii = std::countr_zero(word & high_bits) >> 3;
        at += ascii;
        out += ascii;
        return;
    }
    while (at != end && *at < 0x80)
        *out++ = static_cast<char>(*at++);
}

template <class Sequence>
Progress decode_bytes(std::string_view in, char* out, bool last, const Sequence& sequence) {
    const Byte* const begin = reinterpret_cast<const Byte*>(in.data());
    const Byte* const end = begin + in.size();
    const Byte* at = begin;
    char* const out_begin = out;
    Progress progress;
    while (at != end) {
        if (*at < 0x80) {
            copy_ascii(at, end, out);
            continue;
        }
        const int length = sequence(at, static_cast<std::size_t>(end - at), out);
        if (length > 0) {
            at += length;
            continue;
        }
        if (length == incomplete && !last) break;
        *out++ = undecodable;
        ++progress.damaged;
        ++at;
    }
    progress.read = static_cast<std::size_t>(at - begin);
    progress.written = static_cast<std::size_t>(out - out_begin);
    return progress;
}

Progress decode_utf8(std::string_view in, char* out, bool last) {
    return decode_bytes(in, out, last, [](const Byte* at, std::size_t left, char*& to) {
        const int length = utf8_length(at, left);
        if (length > 0) {
            std::memcpy(to, at, static_cast<std::size_t>(length));
            to += length;
        }
        return length;
    });
}

Progress decode_gb18030(std::string_view in, char* out, bool last) {
    const TwoByteTable& table = two_byte_table();
    return decode_bytes(in, out, last, [&](const Byte* at, std::size_t left, char*& to) {
        return decode_gb18030_sequence(at, left, table, to);
    });
}

Progress decode_utf16(std::string_view in, char* out, bool last, bool little) {
    const auto unit = [&](std::size_t i) {
        const std::uint32_t a = static_cast<Byte>(in[i]);
        const std::uint32_t b = static_cast<Byte>(in[i + 1]);
        return little ? a | b << 8 : a << 8 | b;
    };
    Progress progress;
    char* const out_begin = out;
    std::size_t at = 0;
    while (at + 2 <= in.size()) {
        std::uint32_t code_point = unit(at);
        std::size_t length = 2;
        if (code_point >= 0xD800 && code_point <= 0xDBFF) {
            if (at + 4 > in.size() && !last) break;
            const std::uint32_t next = at + 4 <= in.size() ? unit(at + 2) : 0;
            if (next >= 0xDC00 && next <= 0xDFFF) {
                code_point = 0x10000 + ((code_point - 0xD800) << 10) + (next - 0xDC00);
                length = 4;
            }
        }
        at += length;
        if (code_point >= 0xD800 && code_point <= 0xDFFF) {
            *out++ = undecodable;
            ++progress.damaged;
        } else {
            out += put_code_point(out, code_point);
        }
    }
    if (last && at < in.size()) {
        *out++ = undecodable;
        ++progress.damaged;
        ++at;
    }
    progress.read = at;
    progress.written = static_cast<std::size_t>(out - out_begin);
    return progress;
}

Progress decode_with(TextEncoding encoding, std::string_view in, char* out, bool last) {
    switch (encoding) {
        case TextEncoding::Utf8:
            return decode_utf8(in, out, last);
        case TextEncoding::Gb18030:
            return decode_gb18030(in, out, last);
        case TextEncoding::Utf16Le:
            return decode_utf16(in, out, last, true);
        case TextEncoding::Utf16Be:
            return decode_utf16(in, out, last, false);
    }
    return {};
}

// Room for what `size` bytes can become, block writes included: two bytes of GB 18030 or UTF-16
// become at most four, one undecodable byte one.
std::size_t room_for(std::size_t size) { return 2 * size + 16; }

}  // namespace

std::string_view TextDecoder::decode(std::string_view bytes) {
    // Most calls hold nothing back; then the input is not copied first.
    if (started_ && encoding_ && held_.empty()) {
        out_.resize(room_for(bytes.size()));
        const std::size_t written = put_decoded(bytes, End::More);
        return std::string_view{out_}.substr(0, written);
    }
    held_ += bytes;
    return take(End::More);
}

std::string_view TextDecoder::finish() { return take(End::Last); }

std::string_view TextDecoder::take(End end) {
    start(end);
    if (!started_) return {};
    const std::string bytes = std::move(held_);
    held_.clear();
    out_.resize(room_for(bytes.size()));
    if (!encoding_) {
        const auto text_begin = std::find_if(bytes.begin(), bytes.end(),
                                             [](char c) { return static_cast<Byte>(c) >= 0x80; });
        const auto ascii = static_cast<std::size_t>(text_begin - bytes.begin());
        const std::string_view rest = std::string_view{bytes}.substr(ascii);
        if (rest.empty() || (rest.size() < judged_bytes && end == End::More)) {
            std::memcpy(out_.data(), bytes.data(), ascii);
            held_ = rest;
            return std::string_view{out_}.substr(0, ascii);
        }
        const bool last = end == End::Last;
        const std::size_t as_utf8 = decode_utf8(rest, out_.data(), last).damaged;
        const std::size_t as_gb18030 =
            as_utf8 == 0 ? 1 : decode_gb18030(rest, out_.data(), last).damaged;
        // UTF-8 first: other text is hardly ever valid UTF-8 by chance.  Where neither fits, the
        // one with fewer wrong bytes; they are reported with their rows.
        encoding_ = as_utf8 <= as_gb18030 ? TextEncoding::Utf8 : TextEncoding::Gb18030;
    }
    const std::size_t written = put_decoded(bytes, end);
    return std::string_view{out_}.substr(0, written);
}

// Looks for a byte-order mark, once there are enough bytes for one.
void TextDecoder::start(End end) {
    if (started_ || (held_.size() < 3 && end == End::More)) return;
    started_ = true;
    const std::string_view head{held_};
    std::size_t mark = 0;
    if (head.starts_with("\xEF\xBB\xBF")) {
        encoding_ = TextEncoding::Utf8;
        mark = 3;
    } else if (head.starts_with("\xFF\xFE")) {
        encoding_ = TextEncoding::Utf16Le;
        mark = 2;
    } else if (head.starts_with("\xFE\xFF")) {
        encoding_ = TextEncoding::Utf16Be;
        mark = 2;
    } else if (head.starts_with("\x84\x31\x95\x33")) {  // U+FEFF in GB 18030
        encoding_ = TextEncoding::Gb18030;
        mark = 4;
    }
    held_.erase(0, mark);
}

std::size_t TextDecoder::put_decoded(std::string_view bytes, End end) {
    const Progress progress = decode_with(*encoding_, bytes, out_.data(), end == End::Last);
    damaged_ += progress.damaged;
    held_.assign(bytes.substr(progress.read));
    return progress.written;
}

DecodedText decode_text(std::string_view bytes) {
    TextDecoder decoder;
    DecodedText decoded;
    decoded.text = decoder.decode(bytes);
    decoded.text += decoder.finish();
    decoded.encoding = decoder.encoding();
    decoded.damaged = decoder.damaged();
    return decoded;
}

std::string readable_text(std::string_view bytes) {
    DecodedText decoded = decode_text(bytes);
    std::erase(decoded.text, '\0');
    if (decoded.damaged == 0) return std::move(decoded.text);
    std::string text;
    for (const char c : decoded.text) {
        if (c == undecodable) {
            text += "\uFFFD";
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace shuofa
