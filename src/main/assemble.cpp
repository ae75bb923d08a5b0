#include "main/assemble.h"

#include "adapters/folder_blob_store.h"
#include "adapters/postgres_database.h"
#include "adapters/random_ids.h"
#include "adapters/sqlite_database.h"
#include "adapters/system_clock.h"
#include "adapters/workshop_process.h"
#include "main/embedded_library.h"
#include "storage/migrate.h"
#include "storage/rule_pack_store.h"
#include "workflows/keep_rule_packs.h"

#include <sys/stat.h>

#include <cstdlib>
#include <mutex>
#include <system_error>

namespace shuofa {
namespace {

constexpr ErrorReason vault_unusable{
    "vault_unusable", ErrorCode::Unavailable,
    "数据文件夹无法创建或打开，请检查路径和权限，或用 --vault 换一个位置。",
    "The vault folder cannot be made or opened: check the path and its permissions, or choose "
    "another with --vault."};
constexpr ErrorReason database_address_unknown{
    "database_address_unknown", ErrorCode::Usage, "--database 只接受 postgresql:// 开头的地址。",
    "--database takes an address that begins with postgresql://."};

std::filesystem::path folder_of_program() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path{"."} : self.parent_path();
}

class LocalEquipment final : public Equipment, private RulePackSource {
public:
    explicit LocalEquipment(const GlobalOptions& options)
        : folder_{::shuofa::vault_folder(options)},
          address_{options.database},
          day_given_{options.today},
          clock_{options.today},
          ids_{clock_},
          library_{make_embedded_library(*this)},
          workshop_{folder_of_program() / "shuofa-workshop"} {}

    std::filesystem::path vault_folder() const override { return folder_; }
    VaultId vault() const override { return VaultId{}; }
    Clock& clock() override { return clock_; }
    std::optional<Day> day_given() const override { return day_given_; }
    IdSource& ids() override { return ids_; }
    Library& library() override { return *library_; }
    Workshop& workshop() override { return workshop_; }

    Result<sql::Database*> database() override {
        const std::lock_guard lock{mutex_};
        if (database_ == nullptr) {
            TRY(make_folder());
            auto opened = TRY(open_database());
            TRY(migrate(*opened));
            database_ = std::move(opened);
        }
        return database_.get();
    }

    Result<BlobStore*> blobs() override {
        const std::lock_guard lock{mutex_};
        if (blobs_ == nullptr) {
            TRY(make_folder());
            blobs_ = std::make_unique<FolderBlobStore>(folder_ / "originals");
        }
        return blobs_.get();
    }

private:
    // Asking for the rules must not make a vault: without one there are no packs in it.
    bool has_vault() const {
        std::error_code error;
        return !address_.empty() || std::filesystem::exists(folder_ / "shuofa.db", error);
    }
    Result<std::string> edition() override {
        if (!has_vault()) return std::string{};
        return TRY(database())->read([&](sql::Transaction& transaction) {
            return RulePackStore(transaction, vault()).edition();
        });
    }
    Result<Edition> read() override {
        if (!has_vault()) return Edition{};
        return TRY(database())->read([&](sql::Transaction& transaction) -> Result<Edition> {
            return Edition{TRY(RulePackStore(transaction, vault()).edition()),
                           TRY(rule_pack_set(transaction, vault()))};
        });
    }

    // Only the user may look into the vault.
    Result<void> make_folder() {
        std::error_code error;
        std::filesystem::create_directories(folder_, error);
        if (error || !std::filesystem::is_directory(folder_)) {
            return fail(vault_unusable, error.message(), folder_.string());
        }
        chmod(folder_.c_str(), S_IRWXU);
        return {};
    }

    Result<std::unique_ptr<sql::Database>> open_database() {
        if (address_.empty()) return open_sqlite(folder_ / "shuofa.db");
        if (!is_postgres_address(address_)) return fail(database_address_unknown, {}, "--database");
        return open_postgres(address_);
    }

    std::filesystem::path folder_;
    std::string address_;
    std::optional<Day> day_given_;
    SystemClock clock_;
    RandomIds ids_;
    std::unique_ptr<Library> library_;
    WorkshopProcess workshop_;
    std::mutex mutex_;  // guards the next two
    std::unique_ptr<sql::Database> database_;
    std::unique_ptr<BlobStore> blobs_;
};

}  // namespace

std::filesystem::path vault_folder(const GlobalOptions& options) {
    if (options.vault) return *options.vault;
    const auto from = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path{value == nullptr ? "" : value};
    };
    if (const auto named = from("SHUOFA_VAULT"); !named.empty()) return named;
    if (const auto data = from("XDG_DATA_HOME"); !data.empty()) return data / "shuofa";
    if (const auto home = from("HOME"); !home.empty()) return home / ".local/share/shuofa";
    return "shuofa-vault";
}

std::unique_ptr<Equipment> make_local_equipment(const GlobalOptions& options) {
    umask(S_IRWXG | S_IRWXO);
    return std::make_unique<LocalEquipment>(options);
}

}  // namespace shuofa
