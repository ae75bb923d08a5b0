#pragma once

#include "api/router.h"
#include "api/session_guard.h"
#include "ports/clock.h"
#include "ports/sql.h"
#include "ports/workshop.h"

#include <boost/describe/class.hpp>

#include <map>

namespace shuofa {

struct SessionRequest {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(SessionRequest, (), (key))

struct SessionView {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (token))

// A new one-time key, for another tab or a phone.
struct KeyView {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(KeyView, (), (key))

struct CageView {
    std::string state;  // "whole", "partial" or "unavailable"
    std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(CageView, (), (state, missing))

struct StatusView {
    std::string version;
    Day today;
    std::string database;
    std::map<std::string, std::int64_t> counts;
    CageView cage;
    std::string vault;
    std::vector<std::string> connections;  // every connection the program makes by itself: none
};
BOOST_DESCRIBE_STRUCT(StatusView, (), (version, today, database, counts, cage, vault, connections))

class SettingsApi {
public:
    SettingsApi(sql::Database& database, Workshop& workshop, const Clock& clock,
                SessionGuard& guard, VaultId vault, std::string vault_folder)
        : database_{database},
          workshop_{workshop},
          clock_{clock},
          guard_{guard},
          vault_{std::move(vault)},
          vault_folder_{std::move(vault_folder)} {}

    void add_routes(Router& routes);

private:
    Result<SessionView> open_session(const SessionRequest& request);
    Result<KeyView> mint_key();
    Result<StatusView> status();
    CageView cage();

    sql::Database& database_;
    Workshop& workshop_;
    const Clock& clock_;
    SessionGuard& guard_;
    VaultId vault_;
    std::string vault_folder_;
};

}  // namespace shuofa
