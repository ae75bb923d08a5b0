#include "views/kept_pages_view.h"

#include "formats/describe.h"
#include "storage/order_store.h"

#include <fmt/format.h>

#include <cstdlib>
#include <map>

namespace shuofa {
namespace {

KeptPageView to_view(const KeptPage& page, std::optional<Day> ordered_on) {
    KeptPageView view;
    view.id = page.id.text();
    view.shop = page.shop;
    if (page.order) view.order = page.order->text();
    view.kind = name_of(page.kind);
    view.form = name_of(page.form);
    view.title = page.title;
    view.address = page.address;
    view.file_name = page.file_name;
    view.sha256 = page.digest.hex();
    view.size = static_cast<std::int64_t>(page.size);
    view.kept_at = page.kept_at;
    view.kept_on = china_day(page.kept_at);
    if (ordered_on) view.days_after_order = days_between(*ordered_on, view.kept_on);
    view.note = page.note;
    return view;
}

}  // namespace

Result<KeptPagesView> kept_pages_view(sql::Transaction& transaction, const VaultId& vault,
                                      const std::vector<KeptPage>& pages) {
    std::map<OrderId, std::optional<Day>> days;
    KeptPagesView view;
    for (const KeptPage& page : pages) {
        if (page.order && !days.contains(*page.order)) {
            const Order order = TRY((OrderStore{transaction, vault}.load(*page.order)));
            days[*page.order] =
                order.ordered_at ? std::optional{china_day(*order.ordered_at)} : std::nullopt;
        }
        view.pages.push_back(to_view(page, page.order ? days[*page.order] : std::nullopt));
    }
    return view;
}

std::string when_kept(const KeptPageView& page, Language language) {
    if (!page.days_after_order) return {};
    const int days = *page.days_after_order;
    if (days == 0) return Phrase{"下单当天保存", "saved on the day of the order"}.in(language);
    const Phrase words =
        days < 0 ? Phrase{"下单前 {} 天保存", "saved {} days before the order"}
                 : Phrase{"下单后 {} 天保存，只能说明保存那天的内容",
                          "saved {} days after the order: it shows that later day only"};
    return fmt::format(fmt::runtime(words.in(language)), std::abs(days));
}

std::string to_json(const KeptPageView& view) { return describe::to_text(view); }
std::string to_json(const KeptPagesView& view) { return describe::to_text(view); }

}  // namespace shuofa
