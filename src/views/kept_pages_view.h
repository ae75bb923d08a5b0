#pragma once

#include "base/day.h"
#include "base/instant.h"
#include "base/language.h"
#include "domain/vetting/kept_page.h"
#include "ports/sql.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

// Saved pages as `--json` and HTTP answer them.
namespace shuofa {

struct KeptPageView {
    std::string id;
    std::string shop;
    std::optional<std::string> order;
    std::string kind;  // policy, rules, licence, contact, product, other
    std::string form;  // html, mhtml, pdf, text, image
    std::string title;
    std::string address;  // empty = not known
    std::string file_name;
    std::string sha256;  // of the bytes as they were saved
    std::int64_t size = 0;
    Instant kept_at;
    Day kept_on{};
    // Days from the order to the saving; negative = saved before it, null = no order.  What stood
    // there on a later day says nothing certain about the day of the order.
    std::optional<int> days_after_order;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(KeptPageView, (),
                      (id, shop, order, kind, form, title, address, file_name, sha256, size,
                       kept_at, kept_on, days_after_order, note))

struct KeptPagesView {
    std::vector<KeptPageView> pages;
};
BOOST_DESCRIBE_STRUCT(KeptPagesView, (), (pages))

// Looks the orders' days up.
Result<KeptPagesView> kept_pages_view(sql::Transaction& transaction, const VaultId& vault,
                                      const std::vector<KeptPage>& pages);

// "下单当天保存", "下单前 2 天保存", "下单后 40 天保存"; empty without an order.
std::string when_kept(const KeptPageView& page, Language language);

std::string to_json(const KeptPageView& view);
std::string to_json(const KeptPagesView& view);

}  // namespace shuofa
