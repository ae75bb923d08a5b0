#include "importers/order_numbers.h"

#include <algorithm>
#include <utility>

namespace shuofa {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view taobao_number(std::string_view merchant_number) {
    if (!merchant_number.starts_with('T')) return {};
    const std::size_t mark = merchant_number.find('P');
    if (mark == std::string_view::npos || !all_digits(merchant_number.substr(1, mark - 1)))
        return {};
    const std::string_view number = merchant_number.substr(mark + 1);
    // Order numbers had 15 digits in the early years and have 19 now.
    return number.size() >= 15 && number.size() <= 20 && all_digits(number) ? number
                                                                            : std::string_view{};
}

Platform platform_of_seller(std::string_view seller) {
    // Every name below begins with one of these bytes; most sellers are done here.
    if (seller.size() < 6 || static_cast<unsigned char>(seller[0]) < 0xE4) return Platform::Unknown;
    for (const auto& [name, platform] :
         {std::pair<std::string_view, Platform>{"京东", Platform::Jd},
          {"拼多多", Platform::Pinduoduo},
          {"抖音", Platform::Douyin},
          {"美团", Platform::Meituan},
          {"唯品会", Platform::Vipshop},
          {"小红书", Platform::Xiaohongshu},
          {"快手", Platform::Kuaishou},
          {"淘宝", Platform::Taobao},
          {"天猫", Platform::Taobao},
          {"微信小店", Platform::WeChatShop}}) {
        // The third byte differs in all of these names and spares most comparisons.
        if (seller[2] == name[2] && seller.starts_with(name)) return platform;
    }
    return Platform::Unknown;
}

}  // namespace shuofa
