#pragma once

#include "api/router.h"
#include "base/id.h"
#include "domain/channels/directory.h"
#include "ports/clock.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "views/channels_view.h"
#include "views/guide_view.h"
#include "workflows/directory_in_use.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>

namespace shuofa {

struct FindChannelsQuery {
    std::string query;
    std::string for_case;  // a case's id: the doors for its order, best first
    std::int64_t limit = 20;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(FindChannelsQuery, (), (query, for_case, limit, after))

struct CheckChannelRequest {
    std::string value;  // a number, mailbox or address, or a whole text
};
BOOST_DESCRIBE_STRUCT(CheckChannelRequest, (), (value))

struct FindOfficesQuery {
    Matter matter = Matter::Goods;
    std::string platform;
    std::string seller_place;
    std::string platform_place;
    std::string receipt_place;
};
BOOST_DESCRIBE_STRUCT(FindOfficesQuery, (),
                      (matter, platform, seller_place, platform_place, receipt_place))

struct GuideQuery {
    std::string query;
};
BOOST_DESCRIBE_STRUCT(GuideQuery, (), (query))

// The directory of complaint channels, the check of values, and the guide.
class ChannelsApi {
public:
    ChannelsApi(sql::Database& database, VaultId vault, Library& library, const Clock& clock)
        : database_{database}, vault_{std::move(vault)}, library_{library}, clock_{clock} {}

    void add_routes(Router& routes);

private:
    Result<ChannelsView> find(const FindChannelsQuery& query, const Request& request) const;
    Result<EntityView> show(const Request& request) const;
    Result<CheckView> check(const CheckChannelRequest& asked, const Request& request) const;
    Result<OfficesView> offices(const FindOfficesQuery& query, const Request& request) const;
    Result<GuideView> guide(const GuideQuery& query, const Request& request) const;

    Result<DirectoryInUse> directory() const;

    sql::Database& database_;
    VaultId vault_;
    Library& library_;
    const Clock& clock_;
};

}  // namespace shuofa
