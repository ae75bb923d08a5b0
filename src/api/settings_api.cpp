#include "api/settings_api.h"

#include "api/typed_routes.h"

namespace shuofa {
namespace {

constexpr ErrorReason key_refused{
    "key_refused", ErrorCode::Denied,
    "这个打开网址已用过或已过期，请回到终端重新运行 shuofa serve。",
    "This address was used already or is too old: run shuofa serve again."};

}  // namespace

void SettingsApi::add_routes(Router& routes) {
    routes.post("/api/v1/session", "open_session", this, &SettingsApi::open_session)
        .titled("用一次性钥匙换登录令牌", "Exchange the one-time key for a token")
        .without_session();
    routes.post("/api/v1/session/keys", "mint_key", this, &SettingsApi::mint_key)
        .titled("再开一个页面用的一次性钥匙", "A one-time key for another page");
    routes.get("/api/v1/status", "status", this, &SettingsApi::status)
        .titled("程序的状态", "The state of the program");
}

Result<SessionView> SettingsApi::open_session(const SessionRequest& request) {
    auto token = guard_.exchange(request.key);
    if (!token) return fail(key_refused);
    return SessionView{*std::move(token)};
}

Result<KeyView> SettingsApi::mint_key() { return KeyView{guard_.mint_key()}; }

CageView SettingsApi::cage() {
    const auto state = workshop_.cage();
    if (!state) return {"unavailable", {std::string{state.error().reason.id}}};
    CageView view{"whole", {}};
    const auto wall = [&](bool stands, const char* name) {
        if (!stands) view.missing.emplace_back(name);
    };
    wall(state->limits, "limits");
    wall(state->no_new_privileges, "no_new_privileges");
    wall(state->landlock, "landlock");
    wall(state->seccomp, "seccomp");
    if (!view.missing.empty()) view.state = "partial";
    return view;
}

Result<StatusView> SettingsApi::status() {
    StatusView view{
        .version = "0.1.0",
        .today = clock_.today(),
        .database = database_.dialect() == sql::Dialect::Sqlite ? "sqlite" : "postgresql",
        .cage = cage(),
        .vault = vault_folder_};
    TRY(database_.read([&](sql::Transaction& transaction) -> Result<void> {
        for (const char* table : {"orders", "imports", "cases", "papers"}) {
            const std::string statement =
                std::string{"SELECT count(*) FROM "} + table + " WHERE vault_id = $1";
            TRY(transaction.run(statement, {vault_.text()},
                                [&](const sql::Row& row) -> Result<void> {
                                    view.counts[table] = row.integer(0);
                                    return {};
                                }));
        }
        return {};
    }));
    return view;
}

}  // namespace shuofa
