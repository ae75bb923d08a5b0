#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// The prefix with which ids of a kind are printed, specialised beside the kind: "ord", "cas" ...
template <class Kind>
inline constexpr std::string_view id_prefix = "";

// Names one thing of a kind: the prefix, "_", and 26 characters of a ULID, as in
// "ord_01JDA7Z0Q5V8J3N4S6T7W8X9YZ".  Ids of different kinds do not convert into each other.
template <class Kind>
class Id {
public:
    Id() = default;

    // `ulid` is the 26-character part.
    static Id from_ulid(std::string_view ulid) {
        Id id;
        id.text_ = std::string{id_prefix<Kind>} + "_" + std::string{ulid};
        return id;
    }

    // Reads the printed form; nothing when the prefix or the alphabet is wrong.
    static std::optional<Id> parse(std::string_view text) {
        const std::string_view prefix = id_prefix<Kind>;
        if (text.size() != prefix.size() + 27 || !text.starts_with(prefix) ||
            text[prefix.size()] != '_') {
            return std::nullopt;
        }
        for (const char c : text.substr(prefix.size() + 1)) {
            const bool digit = c >= '0' && c <= '9';
            const bool letter = c >= 'A' && c <= 'Z';
            if (!digit && !letter) return std::nullopt;
        }
        Id id;
        id.text_ = text;
        return id;
    }

    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    std::string text_;
};

// One person's or organisation's folder of data.  A local program has exactly one, "local".
class VaultId {
public:
    VaultId() = default;
    explicit VaultId(std::string text) : text_{std::move(text)} {}
    const std::string& text() const { return text_; }
    friend auto operator<=>(const VaultId&, const VaultId&) = default;

private:
    std::string text_ = "local";
};

}  // namespace shuofa

template <class Kind>
struct std::hash<shuofa::Id<Kind>> {
    std::size_t operator()(const shuofa::Id<Kind>& id) const {
        return std::hash<std::string>{}(id.text());
    }
};
