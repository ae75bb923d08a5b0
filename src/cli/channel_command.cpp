#include "cli/channel_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "cli/observation_command.h"
#include "domain/channels/directory.h"
#include "views/channels_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason channel_not_found{
    "channel_not_found", ErrorCode::NotFound,
    "目录里没有这个编号，请先用 shuofa channel find 查找。",
    "The directory has no such id: look it up with shuofa channel find."};

constexpr ErrorReason matter_unknown{"matter_unknown", ErrorCode::InvalidInput,
                                     "没有这种事项，请从列出的词里选一个。",
                                     "There is no such matter: choose one of the words listed."};

constexpr std::size_t shown_sources = 3;

Phrase verdict_words(std::string_view verdict) {
    if (verdict == "official") return {"与公开来源一致", "agrees with public sources"};
    if (verdict == "conflicting") return {"来源不足或矛盾", "too few sources, or they disagree"};
    if (verdict == "known_bad") return {"已知错误，请勿使用", "known to be wrong: do not use"};
    if (verdict == "never_seen") return {"没有见过", "never seen"};
    return {"格式不对", "malformed"};
}

Phrase rival_words(std::string_view verdict) {
    if (verdict == "known_bad") return {"（被冒充）", "(imitated)"};
    return {"（有争议）", "(disputed)"};
}

std::string short_line(const ChannelView& channel, Language language) {
    const bool zh = language == Language::Chinese;
    const std::string seen = channel.seen_on.value_or(zh ? "无日期" : "undated");
    std::string line = fmt::format("    {}  [{}]  {} · {}", channel.value, channel.purpose,
                                   verdict_words(channel.verdict).in(language), seen);
    if (channel.stale) line += zh ? " · 超过两年，请先在应用内核对" : " · over two years old";
    return line;
}

void print_entity(const EntityView& entity, Language language, Console& console) {
    console.print(fmt::format("{}  {}  ({})", entity.name_zh, entity.name_en, entity.id));
    for (const ChannelView& channel : entity.channels) {
        if (channel.offered) console.print(short_line(channel, language));
    }
    if (!entity.note.empty()) console.print("    " + entity.note);
}

void print_details(const EntityView& entity, Console& console) {
    for (const ChannelView& channel : entity.channels) {
        console.print("");
        console.print(fmt::format("{}  ({})", channel.value, channel.id));
        console.print("  " + channel.purpose);
        if (!channel.not_for.empty()) {
            console.print(console.say({"  不用于：", "  not for: "}) + channel.not_for);
        }
        if (!channel.menu.empty()) console.print("  " + join(channel.menu, " → "));
        if (!channel.hours.empty()) {
            console.print(console.say({"  时间：", "  hours: "}) + channel.hours);
        }
        for (const std::string& ask : channel.they_ask)
            console.print(console.say({"  会问您：", "  they will ask: "}) + ask);
        for (const std::string& limit : channel.limits)
            console.print(console.say({"  注意：", "  note: "}) + limit);
        console.print(fmt::format("  {}: {}", channel.confidence, channel.confidence_because));
        for (const ObservationView& seen : channel.observations) {
            console.print(fmt::format("  · {} · {}{}{}", seen.source,
                                      seen.seen_on.value_or(console.say({"无日期", "undated"})),
                                      seen.note.empty() ? "" : " · ", seen.note));
        }
        for (const RivalView& rival : channel.rivals) {
            console.print(
                fmt::format("  ≠ {} · {} · {}", rival.value.value_or(""), rival.standing,
                            rival.seen.note.empty() ? rival.seen.source : rival.seen.note));
        }
    }
}

Result<int> find(const Arguments& arguments, Equipment& equipment, Console& console) {
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = *opened;
    const auto limit = TRY(arguments.number("--limit", 1, 500)).value_or(20);
    const ChannelsView view = find_channels_view(
        directory, arguments.maybe("QUERY").value_or(""), static_cast<std::size_t>(limit),
        arguments.maybe("--after").value_or(""), equipment.clock().today(), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const EntityView& entity : view.entities)
        print_entity(entity, console.language(), console);
    if (view.entities.empty()) {
        console.print(console.say({"没有找到。可以试试平台全称、简称或拼音首字母。",
                                   "Nothing found. Try the full name, a nickname or initials."}));
    }
    return exit_done;
}

Result<int> show(const Arguments& arguments, Equipment& equipment, Console& console) {
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = *opened;
    const std::string& id = arguments.one("ID");
    const auto entry = directory.find_channel(id);
    const Entity* entity = entry ? entry->entity : directory.find_entity(id);
    if (!entity) return fail(channel_not_found, id);
    EntityView view = to_view(*entity, directory, equipment.clock().today(), console.language());
    if (entry) {
        std::erase_if(view.channels, [&](const ChannelView& one) { return one.id != id; });
    }
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    console.print(fmt::format("{}  {}  ({})", view.name_zh, view.name_en, view.id));
    if (!view.operator_.empty()) {
        console.print(console.say({"经营者：", "operator: "}) + view.operator_);
    }
    if (!view.note.empty()) console.print(view.note);
    print_details(view, console);
    return exit_done;
}

Result<int> check(const Arguments& arguments, Equipment& equipment, Console& console) {
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = *opened;
    const CheckView view = check_view(join(arguments.all("VALUE"), " "), directory,
                                      equipment.clock().today(), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    console.print(console.say(verdict_words(view.verdict)));
    for (const ValueCheckView& finding : view.findings) {
        console.print(
            fmt::format("  {}  {}", finding.printed, console.say(verdict_words(finding.verdict))));
        for (const CheckedForView& seen : finding.for_) {
            console.print(
                fmt::format("    {} {} {}", seen.name_zh, seen.purpose,
                            seen.as_rival ? console.say(rival_words(finding.verdict)) : ""));
        }
        // The newest places where it was printed: what is believed, and since when.
        std::vector<ObservationView> sources = finding.observations;
        std::stable_sort(sources.begin(), sources.end(), [](const auto& a, const auto& b) {
            return a.seen_on.value_or("") > b.seen_on.value_or("");
        });
        if (sources.size() > shown_sources) sources.resize(shown_sources);
        for (const ObservationView& seen : sources) {
            console.print(fmt::format("    · {} · {}{}{}", seen.source,
                                      seen.seen_on.value_or(console.say({"无日期", "undated"})),
                                      seen.note.empty() ? "" : " · ", seen.note));
        }
        for (const RemarkView& warning : finding.warnings)
            console.print("    " + warning.text);
    }
    for (const RemarkView& sign : view.signs)
        console.print("  " + sign.text);
    console.print(view.advice);
    for (const std::string& report : view.report_to)
        console.print("  " + report);
    console.print(console.say({"真客服从不会要：", "Real service never asks for: "}) +
                  join(view.never_asks, console.say({"；", "; "})));
    return exit_done;
}

Phrase about_words(std::string_view about) {
    if (about == "seller") return {"卖家", "seller"};
    if (about == "platform") return {"平台", "platform"};
    if (about == "payment_body") return {"付款机构", "payment body"};
    if (about == "courier") return {"快递公司", "courier"};
    if (about == "firm") return {"公司", "firm"};
    return {"对方不明", "somebody unknown"};
}

Phrase act_words(std::string_view act) {
    if (act == "report") return {"举报", "report"};
    if (act == "lawsuit") return {"起诉", "lawsuit"};
    return {"投诉", "complaint"};
}

Result<int> who(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string& word = arguments.one("MATTER");
    const auto matter = enum_from_name<Matter>(word);
    if (!matter) return fail(matter_unknown, names_of<Matter>(), word);
    const OfficeQuestion question{
        .matter = *matter,
        .platform = arguments.maybe("--platform").value_or(""),
        .seller_place = arguments.maybe("--seller-place").value_or(""),
        .platform_place = arguments.maybe("--platform-place").value_or(""),
        .receipt_place = arguments.maybe("--receipt-place").value_or("")};
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const OfficesView view = offices_view(question, *opened, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const OfficeView& office : view.offices) {
        console.print(fmt::format("{} · {}  {}  {}", console.say(about_words(office.about)),
                                  console.say(act_words(office.act)), office.office,
                                  office.entity.value_or("")));
        console.print("    " + office.where);
        if (!office.first.empty()) console.print("    " + office.first);
        console.print("    " + office.ground);
    }
    return exit_done;
}

}  // namespace

std::vector<Command> channel_commands() {
    return {
        {.path = "channel find",
         .summary = {"查找平台、快递、监管部门的投诉渠道",
                     "Find the complaint channels of a firm or office"},
         .arguments = {{.name = "QUERY",
                        .count = ArgumentSpec::Count::Optional,
                        .help = {"名称、简称、拼音或首字母",
                                 "Name, nickname, pinyin or initials"}}},
         .options = {{.name = "--limit",
                      .value_name = "N",
                      .help = {"最多列出几个", "At most so many"}},
                     {.name = "--after",
                      .value_name = "ID",
                      .help = {"从这个编号之后开始", "Start after this id"}}},
         .run = find},
        {.path = "channel show",
         .summary = {"显示一个机构或渠道，含来源和日期",
                     "Show an entity or channel with sources and dates"},
         .arguments = {{.name = "ID",
                        .help = {"例如 jd 或 jd/phone-950618",
                                 "For instance jd or jd/phone-950618"}}},
         .run = show},
        {.path = "channel check",
         .summary = {"核对电话、邮箱、网址或整条短信",
                     "Check a number, mailbox, address or a whole text"},
         .arguments = {{.name = "VALUE",
                        .count = ArgumentSpec::Count::OneOrMore,
                        .help = {"要核对的内容", "What to check"}}},
         .run = check},
        {.path = "channel who",
         .summary = {"该归哪个部门管，依据是什么", "Which office is competent, and why"},
         .arguments = {{.name = "MATTER",
                        .help = {"goods food price parcel payment loan telecom flight ride "
                                 "personal_data illegal_content fraud spam_calls tour lessons",
                                 "goods food price parcel payment loan telecom flight ride "
                                 "personal_data illegal_content fraud spam_calls tour lessons"}}},
         .options = {{.name = "--platform",
                      .value_name = "NAME",
                      .help = {"在哪个平台买的", "The platform"}},
                     {.name = "--seller-place",
                      .value_name = "PLACE",
                      .help = {"卖家地址", "The seller's address"}},
                     {.name = "--platform-place",
                      .value_name = "PLACE",
                      .help = {"平台住所地", "The platform's seat"}},
                     {.name = "--receipt-place",
                      .value_name = "PLACE",
                      .help = {"收货地", "Place of receipt"}}},
         .run = who},
    };
}

}  // namespace shuofa
