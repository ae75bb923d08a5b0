#include "domain/cases/ladder.h"

#include "domain/cases/waiting_times.h"

#include <algorithm>

namespace shuofa {
namespace {

bool before(Day a, Day b) { return serial(a) < serial(b); }

bool is_with(const CasePosition& position, Party party) {
    return std::any_of(position.complaints.begin(), position.complaints.end(),
                       [&](const FiledComplaint& complaint) { return complaint.with == party; });
}

// The complaint is with them and has not come to an end.
bool is_pending(const CasePosition& position, Party party) {
    return std::any_of(position.complaints.begin(), position.complaints.end(),
                       [&](const FiledComplaint& complaint) {
                           return complaint.with == party && !complaint.ended_on &&
                                  !complaint.refused_on;
                       });
}

Known asked_seller(const CasePosition& position) {
    return known(position.approach(Party::Seller).begun());
}

Known written_proof(const CasePosition& position) {
    return known(std::any_of(position.approaches.begin(), position.approaches.end(),
                             [](const Approach& approach) { return approach.demand_on; }));
}

// A fact as an entry condition; a missing one stays unknown.
Known fact_says(const Situation& now, std::string_view name) {
    const Fact* fact = now.facts.find(name);
    const bool* yes = fact == nullptr ? nullptr : std::get_if<bool>(&fact->value);
    return yes == nullptr ? Known::Unknown : known(*yes);
}

void stand(Rung& rung, RungState state, Phrase why = {}) {
    rung.state = state;
    rung.state_why = std::move(why);
}

std::optional<std::string> choice_of(const Situation& now, std::string_view name) {
    const Fact* fact = now.facts.find(name);
    const auto* choice = fact == nullptr ? nullptr : std::get_if<std::string>(&fact->value);
    return choice == nullptr ? std::nullopt : std::optional{*choice};
}

Known seller_can_be_named(const Situation& now) {
    const auto address = choice_of(now, "shop_address");
    return address ? known(*address == "published") : Known::Unknown;
}

// 市场监督管理投诉举报处理办法 16(4): met only on the day after the third anniversary.
Known within_three_years(const Situation& now) {
    const Fact* fact = now.facts.find("knew_harm_on");
    const Day* since = fact == nullptr ? nullptr : std::get_if<Day>(&fact->value);
    if (since == nullptr) return Known::Unknown;
    return known(!before(add_years(*since, 3), now.today));
}

Rung seller_rung(const Situation& now) {
    const CasePosition& position = now.position;
    Rung rung{.id = "seller",
              .title = {"卖家", "The seller"},
              .gives = {"退款、换货、修理；按承诺或协商的赔偿",
                        "Refund, replacement, repair; compensation as promised or agreed"},
              .force = {"合同", "Contract"},
              .ground = {"消费者权益保护法第三十九条：可以与经营者协商和解",
                         "Consumer law art. 39: settlement with the seller"},
              .earliest = now.today,
              .cost = {"0元", "None"},
              .takes = {"法律没有规定答复的天数；超过15天不处理可以举报",
                        "No legal time for an answer; more than 15 days can be reported"},
              .step = "call_seller",
              .paper = "letter_seller"};
    if (position.stage == CaseStage::WithSeller) stand(rung, RungState::Current);
    if (position.stage != CaseStage::WithSeller && position.approach(Party::Seller).begun()) {
        stand(rung, RungState::Done);
    }
    return rung;
}

Rung platform_rung(const Situation& now) {
    const CasePosition& position = now.position;
    Rung rung{.id = "platform",
              .title = {"平台介入", "The platform"},
              .gives = {"一般给退款；三倍、十倍赔偿多数不给",
                        "Usually the refund; three or ten times the price rarely"},
              .force = {"平台规则和保证金", "Platform rules and deposits"},
              .ground = {"电子商务法第五十九条、第六十一条：平台应积极协助",
                         "E-commerce law art. 59, 61: the platform must assist"},
              .conditions = {{{"先联系过卖家（多数平台的规则要求）",
                               "The seller was asked first (most platforms require it)"},
                              asked_seller(position)}},
              .earliest = now.today,
              .cost = {"0元", "None"},
              .takes = {"法律没有规定天数，平台规则不同", "No legal time; by the platform's rules"},
              .step = "ask_platform",
              .paper = "letter_platform"};
    if (position.stage == CaseStage::WithPlatform) {
        stand(rung, RungState::Current);
    } else if (position.approach(Party::Platform).begun()) {
        stand(rung, RungState::Done);
    } else if (asked_seller(position) == Known::No) {
        stand(rung, RungState::Later, {"先联系卖家一次", "Ask the seller once first"});
    } else if (position.suit_on) {
        stand(rung, RungState::Shut,
              {"已经起诉，平台可能不再处理", "A suit is filed: the platform may decline"});
    }
    return rung;
}

// 12315 and the association shut each other: 市场监督管理投诉举报处理办法 16(2).
Rung market_rung(const Situation& now) {
    const CasePosition& position = now.position;
    Rung rung{
        .id = "msa_complaint",
        .title = {"12315投诉", "Complaint to 12315"},
        .gives = {"双方同意时：退款、换货、修理、赔偿", "By consent: refund, repair, damages"},
        .force = {"调解，不能强制", "Mediation, not enforceable"},
        .ground = {"市场监督管理投诉举报处理办法第十条、第十五条",
                   "Market regulator's complaint rules, art. 10, 15"},
        .conditions = {{{"为生活消费购买", "Bought for daily life"},
                        fact_says(now, "bought_as_consumer")},
                       {{"从知道权益受损起不超过三年",
                         "Not more than three years since you knew of the harm"},
                        within_three_years(now)},
                       {{"有卖家的名称和地址（没有就找平台要）",
                         "The seller's name and address (the platform must give them)"},
                        seller_can_be_named(now)}},
        .earliest = now.today,
        .cost = {"0元", "None"},
        .takes = {"7个工作日决定是否受理，受理后60天内调解",
                  "7 working days to decide, then 60 days of mediation"},
        .step = "file_12315",
        .paper = "complaint_12315"};
    if (position.suit_on) {
        stand(rung, RungState::Shut,
              {"法院已经收到起诉，12315不再受理", "A suit is filed: 12315 will not take it"});
    } else if (is_pending(position, Party::Association)) {
        stand(rung, RungState::Shut,
              {"消费者协会正在处理，12315不再受理",
               "The consumer association has it: 12315 will not take it"});
    } else if (is_pending(position, Party::Market)) {
        stand(rung, RungState::Current);
    } else if (is_with(position, Party::Market)) {
        stand(rung, RungState::Done);
    }
    return rung;
}

Rung association_rung(const Situation& now) {
    const CasePosition& position = now.position;
    Rung rung{
        .id = "consumer_association",
        .title = {"消费者协会", "Consumer association"},
        .gives = {"调解；可以组织鉴定、支持起诉", "Mediation; appraisal and help with a suit"},
        .force = {"调解，不能强制", "Mediation, not enforceable"},
        .ground = {"消费者权益保护法第三十七条", "Consumer law art. 37"},
        .earliest = now.today,
        .cost = {"0元", "None"},
        .takes = {"没有全国统一的天数，看当地规定", "No national time; by local rules"},
        .step = "file_association",
        .paper = "complaint_12315"};
    if (is_pending(position, Party::Market)) {
        stand(rung, RungState::Shut,
              {"12315正在处理；两边不能同时进行", "12315 has it: the two do not run side by side"});
    } else if (is_pending(position, Party::Association)) {
        stand(rung, RungState::Current);
    } else if (is_with(position, Party::Association)) {
        stand(rung, RungState::Done);
    }
    return rung;
}

Rung mediation_rung(const Situation& now) {
    Rung rung{.id = "mediation",
              .title = {"人民调解", "People's mediation"},
              .gives = {"调解协议；30天内双方可以共同申请法院确认",
                        "An agreement; both sides may ask a court to confirm it within 30 days"},
              .force = {"确认后可以强制执行", "Enforceable once confirmed"},
              .ground = {"人民调解法第三十一条至第三十三条", "People's mediation law art. 31-33"},
              .conditions = {{{"双方愿意", "Both sides are willing"}, Known::Unknown}},
              .earliest = now.today,
              .cost = {"0元", "None"},
              .takes = {"看调解组织", "Depends on the committee"}};
    if (is_pending(now.position, Party::Mediators)) stand(rung, RungState::Current);
    return rung;
}

// A report is about the violation, not the money: it runs beside everything else.
Rung report_rung(const Situation& now) {
    Rung rung{.id = "msa_report",
              .title = {"12315举报", "Report to 12315"},
              .gives = {"查处违法行为，不解决退款；查处结果可以帮助举证",
                        "Action against the violation, no refund; a finding helps your proof"},
              .force = {"行政处罚", "Administrative penalty"},
              .ground = {"市场监督管理投诉举报处理办法第二十八条以下",
                         "Market regulator's complaint rules, art. 28 ff."},
              .conditions = {{{"有违法行为的具体线索", "A concrete clue of a violation"},
                              Known::Unknown}},
              .earliest = now.today,
              .cost = {"0元", "None"},
              .takes = {"15个工作日内核查，可以延长15个工作日",
                        "15 working days to check, 15 more if extended"},
              .paper = "report_12315"};
    if (const auto demand = now.position.approach(Party::Seller).demand_on) {
        // 侵害消费者权益行为处罚办法 8(2): more than 15 days after the demand.
        rung.earliest = add_days(*demand, 16);
        rung.conditions.push_back(
            {{"书面要求后超过15天没有处理", "More than 15 days since the written demand"},
             known(!before(now.today, *rung.earliest))});
    }
    return rung;
}

Rung court_rung(const Situation& now) {
    const CasePosition& position = now.position;
    Rung rung{
        .id = "court",
        .title = {"起诉", "Court"},
        .gives = {"退款、损失、三倍或十倍赔偿", "Refund, loss, three or ten times the price"},
        .force = {"可以强制执行", "Enforceable"},
        .ground = {"民事诉讼法第一百二十二条；投诉不是起诉的前提",
                   "Civil procedure law art. 122; no complaint is required first"},
        .conditions = {{{"知道被告的名称和地址", "The defendant's name and address are known"},
                        seller_can_be_named(now)},
                       {{"有书面要求或其他能证明的材料",
                         "A written demand or other proof is at hand"},
                        written_proof(position)}},
        .earliest = now.today,
        .cost = {"请求总额不超过1万元：每件50元，简易程序减半；败诉方承担",
                 "Claims up to 10,000 yuan: 50 yuan, half in summary procedure; the loser "
                 "bears it"},
        .takes = {"小额2个月、简易3个月、普通6个月，可能延长",
                  "Small claims 2, summary 3, ordinary 6 months, may be extended"},
        .step = "go_to_court",
        .paper = "civil_complaint"};
    if (position.stage == CaseStage::WithCourt) stand(rung, RungState::Current);
    return rung;
}

}  // namespace

std::vector<Rung> ladder(const Situation& now) {
    return {seller_rung(now),    platform_rung(now), market_rung(now), association_rung(now),
            mediation_rung(now), report_rung(now),   court_rung(now)};
}

}  // namespace shuofa
