#include "importers/bank_payee.h"

#include "base/text.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::string_view wallets[] = {"财付通",   "微信支付", "支付宝",     "京东支付",
                                        "抖音支付", "美团支付", "拼多多支付", "银联",
                                        "云闪付",   "网银在线", "钱袋宝支付"};

bool names_shop(std::string_view text) {
    return text.ends_with("CHN") ||
           mentions(text, {"公司", "商户", "商家", "店", "平台", "商城", "超市", "餐"});
}

// "财付通-北岸数码专营店1000000000" is the wallet, the shop and the shop's account number.
Payee split_counterparty(std::string_view text) {
    Payee payee;
    payee.is_shop = names_shop(text);
    // "6200000000000000/样例商户": the account's number stands first.
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos && text.find_first_not_of("0123456789*") == slash)
        text.remove_prefix(slash + 1);
    constexpr std::string_view back = "退款-";
    if (text.starts_with(back)) text.remove_prefix(back.size());
    // Cards of the Bank of China end in the country.
    if (text.ends_with("CHN")) text.remove_suffix(3);
    const auto wallet = std::find_if(std::begin(wallets), std::end(wallets),
                                     [&](std::string_view name) { return text.starts_with(name); });
    if (wallet != std::end(wallets)) {
        payee.wallet = *wallet;
        const std::string_view rest = text.substr(wallet->size());
        // "支付宝（中国）网络技术有限公司" is the wallet's own name, not a shop's.
        constexpr std::string_view wide_dash = "－";
        if (rest.starts_with(wide_dash)) {
            text = rest.substr(wide_dash.size());
        } else if (rest.empty() || rest.front() == '-' || rest.front() == ' ') {
            text = rest.substr(std::min(rest.find_first_not_of("- "), rest.size()));
        }
    }
    const std::size_t name_end = text.find_last_not_of("0123456789* ");
    payee.shop =
        name_end == std::string_view::npos ? std::string_view{} : text.substr(0, name_end + 1);
    if (text.size() - payee.shop.size() < 6) payee.shop = text;  // digits that belong to the name
    if (payee.shop.empty()) payee.shop = payee.wallet;
    return payee;
}

}  // namespace

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

// Some banks name the wallet's company and put the shop into the note.
Payee payee_of(const BankRow& row) {
    Payee payee = split_counterparty(row.counterparty);
    payee.is_shop |= !payee.wallet.empty();
    for (const std::string_view text : {row.note, row.summary}) {
        const Payee other = split_counterparty(text);
        if (other.wallet.empty()) continue;
        if (other.shop != other.wallet && row.counterparty.starts_with(other.wallet)) return other;
        if (payee.shop.empty()) return other;
        if (payee.wallet.empty()) payee.wallet = other.wallet;
    }
    return payee;
}

}  // namespace shuofa
