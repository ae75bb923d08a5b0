#include "domain/documents/document_id.h"

#include <fmt/format.h>

namespace shuofa {

std::string id_characters(std::string_view text) {
    // Crockford's base 32, as in ULIDs: no I, L, O, U.
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const Digest digest = sha256(text);
    std::string characters;
    unsigned held = 0;
    int bits = 0;
    for (std::size_t i = 0; characters.size() < 26; ++i) {
        held = (held << 8 | digest.bytes[i]) & 0xFFFF;
        bits += 8;
        while (bits >= 5 && characters.size() < 26) {
            bits -= 5;
            characters += alphabet[held >> bits & 31];
        }
    }
    return characters;
}

DocumentId document_id(std::string_view original_sha256, const DocumentPlace& place) {
    return DocumentId::from_ulid(
        id_characters(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", original_sha256, place.member,
                                  place.part, place.row, place.begin, place.end)));
}

}  // namespace shuofa
