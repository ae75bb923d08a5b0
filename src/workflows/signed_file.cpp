#include "workflows/signed_file.h"

#include "base/digest.h"
#include "base/ed25519.h"
#include "formats/describe.h"
#include "storage/observation_store.h"

namespace shuofa {

BOOST_DESCRIBE_STRUCT(SignedFile, (), (format, payload, public_key, signature))

std::string SignedFile::digest() const { return sha256(public_key + payload).hex(); }

Result<std::string> write_signed_file(sql::Transaction& transaction, const VaultId& vault,
                                      std::string_view format, std::string payload) {
    ObservationStore store{transaction, vault};
    auto seed = TRY(store.signing_seed());
    if (!seed) {
        seed = TRY(make_signing_key()).seed;
        TRY(store.save_signing_seed(*seed));
    }
    const SigningKey key = TRY(signing_key_of(*seed));
    SignedFile file;
    file.format = format;
    file.payload = std::move(payload);
    file.public_key = key.public_key;
    file.signature = TRY(sign(key, file.payload));
    return describe::to_text(file) + "\n";
}

Result<SignedFile> read_signed_file(std::string_view text, std::string_view format,
                                    std::size_t largest) {
    if (text.size() > largest) return fail(pack_unreadable, "too large");
    auto file = describe::from_text<SignedFile>(text);
    if (!file) return fail(pack_unreadable, file.error().detail, file.error().where);
    if (file->format != format) return fail(pack_unreadable, "format", "format");
    if (!is_signed_by(file->public_key, file->payload, file->signature)) {
        return fail(pack_signature_wrong, {}, "signature");
    }
    return file;
}

}  // namespace shuofa
