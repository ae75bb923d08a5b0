#include "domain/papers/told_events.h"

#include "base/text.h"

#include <algorithm>

namespace shuofa {
namespace {

std::string party_words(Party party) {
    switch (party) {
        case Party::Seller:
            return "商家";
        case Party::Platform:
            return "平台";
        case Party::Market:
            return "市场监督管理部门";
        case Party::Association:
            return "消费者协会";
        case Party::Mediators:
            return "人民调解委员会";
        case Party::Court:
            return "人民法院";
        case Party::Courier:
            return "快递公司";
        case Party::Bank:
            return "支付机构";
        case Party::Us:
        case Party::Other:
            return "对方";
    }
    return "对方";
}

std::string way_words(std::string_view way) {
    if (way == "phone") return "通过电话";
    if (way == "chat") return "通过在线客服";
    if (way == "email") return "通过电子邮件";
    if (way == "letter") return "以书面信函";
    if (way == "form" || way == "app") return "通过应用内页面";
    if (way == "visit") return "当面";
    return {};
}

std::string promised_words(const Promise& promise) {
    std::string what = promise.said;
    if (what.empty()) {
        if (promise.what == "refund")
            what = "退款";
        else if (promise.what == "replacement")
            what = "换货";
        else if (promise.what == "repair")
            what = "维修";
        else if (promise.what == "reply")
            what = "答复";
        else if (promise.what == "send_goods")
            what = "发货";
        else
            what = "处理";
        if (promise.amount) what += promise.amount->text() + "元";
    }
    return (promise.due ? "在" + day_text_zh(*promise.due) + "前" : std::string{}) + what;
}

// Text typed by the shopper inside a sentence of ours: without its own final
// marks.
std::string inside(std::string_view raw) {
    std::string text{trim(raw)};
    for (const std::string_view mark : {"。", "！", "；", ".", "!", ";"}) {
        while (text.ends_with(mark))
            text.resize(text.size() - mark.size());
    }
    return text;
}

const Promise* promise_of(const CasePosition& position, int event) {
    const auto found = std::find_if(position.promises.begin(), position.promises.end(),
                                    [&](const Promise& promise) { return promise.event == event; });
    return found == position.promises.end() ? nullptr : &*found;
}

std::string promise_part(const Promise* promise) {
    if (promise == nullptr) return {};
    std::string text = "，承诺" + inside(promised_words(*promise));
    if (promise->is_overdue()) text += "，至今没有做到";
    return text;
}

std::string conversation(const CaseEvent& event, const CasePosition& position) {
    const bool they_came = event.type == CaseEventType::TheyAnswered;
    const Party party = event.party(they_came ? "from" : "channel");
    std::string text = they_came
                           ? party_words(party) + way_words(event.text("way")) + "答复本人"
                           : "本人" + way_words(event.text("way")) + "联系" + party_words(party);
    if (const std::string agent = inside(event.text("agent")); !agent.empty()) {
        text += "（客服" + agent + "）";
    }
    if (const std::string ticket = inside(event.text("ticket")); !ticket.empty()) {
        text += "，单号" + ticket;
    }
    if (const std::string said = inside(event.text("said")); !said.empty()) {
        text += "，对方称“" + said + "”";
    }
    if (event.text("answer") == "refused") text += "，对方拒绝处理";
    if (event.text("answer") == "no_answer") text += "，没有得到答复";
    return text + promise_part(promise_of(position, event.number));
}

}  // namespace

std::vector<PaperEvent> told_events(const CasePosition& position) {
    std::vector<PaperEvent> told;
    for (const CaseEvent& event : position.timeline) {
        std::string text;
        if (event.type == CaseEventType::Contact || event.type == CaseEventType::TheyAnswered) {
            text = conversation(event, position);
        } else if (event.type == CaseEventType::Promise) {
            const Promise* promise = promise_of(position, event.number);
            if (promise != nullptr)
                text = party_words(promise->by) + promise_part(promise).substr(3);
        } else if (event.type == CaseEventType::GoodsSentBack) {
            text = "本人寄回商品";
            const std::string tracking = inside(event.text("tracking"));
            if (!tracking.empty()) text += "，快递单号" + tracking;
        }
        if (!text.empty()) told.push_back({event.day, text});
    }
    return told;
}

std::string told_last_promise(const CasePosition& position) {
    const Promise* promise = position.overdue_promise();
    if (promise == nullptr) return {};
    return day_text_zh(promise->made_on) + "，" + party_words(promise->by) + "承诺" +
           inside(promised_words(*promise)) + "，至今没有做到";
}

}  // namespace shuofa
