#include "domain/papers/gather_inputs.h"

#include "base/text.h"
#include "domain/papers/demands.h"
#include "domain/papers/fact_words.h"
#include "domain/papers/told_events.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr int days_for_an_answer = 7;  // our own choice for a polite letter; no law sets it
constexpr std::size_t brief_item = 20;

std::string platform_name(Platform platform) {
    switch (platform) {
        case Platform::Unknown:
            return {};
        case Platform::Taobao:
            return "淘宝";
        case Platform::Jd:
            return "京东";
        case Platform::Pinduoduo:
            return "拼多多";
        case Platform::Douyin:
            return "抖音电商";
        case Platform::Meituan:
            return "美团";
        case Platform::Vipshop:
            return "唯品会";
        case Platform::Xiaohongshu:
            return "小红书";
        case Platform::Kuaishou:
            return "快手电商";
        case Platform::WeChatShop:
            return "微信小店";
    }
    return {};
}

// A wallet's own number is not an order number, and the seller cannot find it
// under that name.
std::string order_reference(const Order& order) {
    if (order.number.empty()) return {};
    switch (order.numbered_by) {
        case SourceKind::Jd:
        case SourceKind::Taobao:
        case SourceKind::Meituan:
        case SourceKind::Pinduoduo:
            return "订单编号" + order.number;
        case SourceKind::Alipay:
            return "支付宝账单号" + order.number;
        case SourceKind::WeChat:
            return "微信支付单号" + order.number;
        // Made by us of day, amount and balance: nobody else knows it.
        case SourceKind::CmbBank:
        case SourceKind::IcbcBank:
        case SourceKind::BocBank:
        case SourceKind::AbcBank:
        case SourceKind::UnionPay:
        case SourceKind::OwnTable:
        case SourceKind::BocomBank:
        case SourceKind::CgbBank:
        case SourceKind::CcbBank:
        case SourceKind::CiticBank:
        case SourceKind::CibBank:
        case SourceKind::OwnNotes:
            return {};
    }
    return {};
}

class Gatherer {
public:
    explicit Gatherer(const PaperSituation& situation) : situation_{situation} {}

    PaperInputs all() {
        inputs_.today = situation_.today;
        add_details();
        add_purchase();
        add_facts();
        inputs_.events = told_events(situation_.position);
        add_demands();
        add_position();
        add_excuse();
        for (const std::string_view action : situation_.assessment.ids(OutcomeKind::Action)) {
            if (action == "block_all_drafting") inputs_.blocked.insert("all");
        }
        for (const Finding& blocked : situation_.assessment.blocked_papers) {
            const bool every = blocked.id.starts_with("all") || contains(blocked.id, "all_");
            inputs_.blocked.insert(every ? std::string{"all"} : std::string{blocked.id});
        }
        return std::move(inputs_);
    }

private:
    void set(std::string_view name, const std::string& text) {
        if (!text.empty() && !inputs_.values.contains(name)) {
            inputs_.values.emplace(std::string{name}, text);
        }
    }
    // The first of these facts that is known, as it is printed.
    std::string fact_value(std::initializer_list<std::string_view> names) const {
        for (const std::string_view name : names) {
            const Fact* fact = situation_.facts.find(name);
            const FactEntry* entry = situation_.rules.catalogue().find(name);
            if (fact != nullptr && entry != nullptr && !is_unknown(fact->value)) {
                return printed_value(*entry, fact->value);
            }
        }
        return {};
    }
    bool is_yes(std::initializer_list<std::string_view> names) const {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            const Fact* fact = situation_.facts.find(name);
            const bool* yes = fact == nullptr ? nullptr : std::get_if<bool>(&fact->value);
            return yes != nullptr && *yes;
        });
    }

    void add_details() {
        for (const auto& [name, text] : situation_.details)
            set(name, text);
        for (const CaseEvent& event : situation_.matter.events) {
            if (event.type == CaseEventType::Opened) set("story", std::string{event.text("note")});
        }
    }

    void add_purchase() {
        if (const auto number = inputs_.values.find("order_number");
            number != inputs_.values.end()) {
            set("order_ref", "订单编号" + number->second);
        }
        if (const Order* order = situation_.order) {
            set("seller_name", order->seller);
            set("platform_name", platform_name(order->platform));
            set("order_ref", order_reference(*order));
            set("item", order->title);
            if (order->paid) set("paid", order->paid->text() + "元");
            if (order->ordered_at) set("ordered_on", day_text_zh(china_day(*order->ordered_at)));
            if (order->received_on) set("received_on", day_text_zh(*order->received_on));
        }
        set("item", situation_.order == nullptr ? situation_.matter.title : std::string{});
        set("paid", fact_value({"price_paid", "prepaid_amount", "charged_amount", "cash_paid",
                                "earnest_amount"}));
        set("ordered_on", fact_value({"ordered_on", "charged_on"}));
        set("received_on", fact_value({"received_on"}));
        if (const auto item = inputs_.values.find("item"); item != inputs_.values.end()) {
            set("item_brief", std::string{first_code_points(item->second, brief_item)});
        }
        if (is_yes({"bought_as_consumer"})) set("consumer", "是");
    }

    void add_facts() {
        struct Told {
            int order = 0;
            std::string fact;
            std::string sentence;
            const FactWording* wording = nullptr;
        };
        std::vector<Told> told;
        for (const auto& [name, fact] : situation_.facts) {
            const FactEntry* entry = situation_.rules.catalogue().find(name);
            if (entry == nullptr || is_unknown(fact.value)) continue;
            const FactWording* wording = situation_.templates.fact(name);
            for (const std::string& sentence : told_sentences(wording, fact.value)) {
                told.push_back({wording->order, name, sentence, wording});
            }
            inputs_.facts.push_back(paper_fact(*entry, fact, wording));
        }
        std::stable_sort(told.begin(), told.end(),
                         [](const Told& a, const Told& b) { return a.order < b.order; });
        for (const Told& one : told) {
            const auto& silencers = one.wording->unless_told;
            const bool silent = std::any_of(told.begin(), told.end(), [&](const Told& other) {
                return std::find(silencers.begin(), silencers.end(), other.fact) != silencers.end();
            });
            if (silent) continue;
            inputs_.statements.emplace_back(one.fact, one.sentence);
            if (one.fact == "problem") set("problem", one.sentence);
        }
        set("problem", fact_value({"problem"}));
    }

    void add_demands() {
        const ChosenDemands chosen =
            choose_demands(situation_.assessment, situation_.rules, situation_.templates);
        inputs_.demands = chosen.demands;
        inputs_.sums = chosen.sums;
        inputs_.dates = chosen.dates;
        if (const auto wish = inputs_.values.find("wish"); wish != inputs_.values.end()) {
            // What the shopper says goes first; what law gives stays as far as it has
            // a basis.
            inputs_.demands.insert(inputs_.demands.begin(), PaperDemand{"wish", wish->second, {}});
        }
        set("matter", chosen.matter);
        set("matter", "订单问题");
        set("answer_by", day_text_zh(add_days(situation_.today, days_for_an_answer)));
    }

    void add_position() {
        const CasePosition& position = situation_.position;
        if (position.complaints.empty() && !position.suit_on) set("only_here", "是");
        if (position.is_open()) set("unresolved", "是");
        for (const Approach& approach : position.approaches)
            set("ticket", approach.ticket);
        set("last_promise", told_last_promise(position));
        if (!inputs_.events.empty()) {
            const PaperEvent& last = inputs_.events.back();
            set("last_contact", day_text_zh(last.day) + "，" + last.text);
        }
    }

    void add_excuse() {
        const auto id = situation_.details.find("excuse");
        if (id == situation_.details.end()) return;
        const Excuse* excuse = situation_.templates.excuse(id->second);
        if (excuse == nullptr) return;
        set("excuse_says", excuse->says.zh);
        set("excuse_reply", excuse->reply);
        std::vector<Citation> in_force;
        for (const Citation& citation : excuse->citations) {
            if (serial(*citation.in_force_from) <= serial(situation_.today)) {
                in_force.push_back(citation);
            }
        }
        set("excuse_basis", cited(in_force));
        inputs_.also_cited = in_force;
    }

    const PaperSituation& situation_;
    PaperInputs inputs_;
};

}  // namespace

PaperInputs gather_inputs(const PaperSituation& situation) { return Gatherer{situation}.all(); }

const std::vector<PaperDetail>& paper_details() {
    static const std::vector<PaperDetail> details = {
        {"your_name", true, "您的姓名", "your name"},
        {"your_phone", true, "您的联系电话", "your phone number"},
        {"your_address", true, "您的通讯地址", "your postal address"},
        {"your_email", true, "您的邮箱", "your e-mail address"},
        {"seller_name", false, "卖家或店铺名称", "the seller or shop"},
        {"seller_company", false, "卖家营业执照上的名称", "the name on the seller's licence"},
        {"seller_address", false, "卖家地址", "the seller's address"},
        {"seller_phone", false, "卖家电话", "the seller's phone number"},
        {"their_email", false, "对方邮箱", "their e-mail address"},
        {"platform_name", false, "平台名称", "the platform"},
        {"order_number", false, "订单编号", "the order number"},
        {"item", false, "商品名称", "the item"},
        {"story", false, "事情经过", "what happened"},
        {"wish", false, "您的要求", "what you ask for"},
        {"answer_by", false, "请对方答复的日期", "the day for their answer"},
        {"court", false, "受诉法院", "the court"},
        {"excuse", false, "对方的说法（列表编号）", "their excuse (id of the list)"},
    };
    return details;
}

std::string detail_that_answers(std::string_view need) {
    if (need == "demands") return "wish";
    if (need == "statements_or_story") return "story";
    if (need == "order_ref") return "order_number";
    for (const PaperDetail& detail : paper_details()) {
        if (detail.name == need) return std::string{need};
    }
    return {};
}

std::vector<std::string> private_texts(const PaperSituation& situation) {
    std::vector<std::string> texts;
    for (const auto& [name, text] : situation.details) {
        if (name.starts_with("your_") || name == "seller_phone" || name == "order_number") {
            texts.push_back(text);
        }
    }
    if (situation.order != nullptr) texts.push_back(situation.order->number);
    for (const CaseEvent& contact : situation.position.contacts) {
        for (const std::string_view field : {"agent", "number", "ticket"}) {
            texts.emplace_back(contact.text(field));
        }
    }
    std::erase_if(texts, [](const std::string& text) { return text.empty(); });
    return texts;
}

std::optional<Money> highest_sum(const PaperSituation& situation) {
    std::optional<Money> highest;
    const auto consider = [&](Money amount) {
        if (!highest || amount > *highest) highest = amount;
    };
    for (const auto& [name, fact] : situation.facts) {
        // What the shopper would like is no basis for asking it.
        if (name == "demand_amount") continue;
        if (const Money* amount = std::get_if<Money>(&fact.value)) consider(*amount);
    }
    for (const AmountFinding& found : situation.assessment.amounts) {
        if (found.lawful) consider(found.amount);
    }
    if (situation.order != nullptr && situation.order->paid) consider(*situation.order->paid);
    for (const Promise& promise : situation.position.promises) {
        if (promise.amount) consider(*promise.amount);
    }
    return highest;
}

}  // namespace shuofa
