#include "domain/orders/column_mapping.h"

#include "base/digest.h"
#include "base/text.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason columns_unreadable{
    "columns_unreadable", ErrorCode::InvalidInput,
    "列的写法看不懂。请写成：字段=列名，用逗号隔开，例如 date=交易日期,amount=金额,title=商品。",
    "The columns cannot be understood. Write field=column, parted by commas: "
    "date=交易日期,amount=金额,title=商品."};
constexpr ErrorReason column_field_unknown{
    "column_field_unknown", ErrorCode::InvalidInput,
    "没有这个字段。可以用的字段：date、time、amount、signed、expense、income、direction、kind、"
    "seller、title、number、trade、status、method、note、waybill、carrier。",
    "There is no such field. Fields are: date, time, amount, signed, expense, income, direction, "
    "kind, seller, title, number, trade, status, method, note, waybill, carrier."};
constexpr ErrorReason columns_incomplete{
    "columns_incomplete", ErrorCode::InvalidInput,
    "至少要指明日期列（date）和金额列（amount、signed，或 expense 与 income）。",
    "At least the column of the day (date) and of the money (amount, signed, or expense and "
    "income) must be named."};

bool has(std::span<const ColumnChoice> choices, TableField field) {
    return std::any_of(choices.begin(), choices.end(),
                       [field](const ColumnChoice& choice) { return choice.field == field; });
}

bool has_money(std::span<const ColumnChoice> choices) {
    return has(choices, TableField::Amount) || has(choices, TableField::Signed) ||
           has(choices, TableField::Expense) || has(choices, TableField::Income);
}

std::optional<TableField> field_named(std::string_view name) {
    for (const auto& entry : enum_names<TableField>) {
        if (entry.name == name) return entry.value;
    }
    return std::nullopt;
}

// Words of headings, the surest first.  A column is taken by the first field that wants it.
struct FieldWord {
    TableField field;
    std::string_view word;
};

constexpr FieldWord field_words[] = {
    {TableField::Date, "交易日期"},     {TableField::Date, "交易时间"},
    {TableField::Date, "付款时间"},     {TableField::Date, "支付时间"},
    {TableField::Date, "下单时间"},     {TableField::Date, "下单日期"},
    {TableField::Date, "记账日期"},     {TableField::Date, "消费日期"},
    {TableField::Date, "日期"},         {TableField::Date, "时间"},
    {TableField::Date, "date"},         {TableField::Date, "time"},
    {TableField::Expense, "支出金额"},  {TableField::Expense, "借方"},
    {TableField::Expense, "支出"},      {TableField::Income, "收入金额"},
    {TableField::Income, "贷方"},       {TableField::Income, "收入"},
    {TableField::Amount, "实付款"},     {TableField::Amount, "实付"},
    {TableField::Amount, "交易金额"},   {TableField::Amount, "付款金额"},
    {TableField::Amount, "支付金额"},   {TableField::Amount, "订单金额"},
    {TableField::Amount, "人民币金额"}, {TableField::Amount, "金额"},
    {TableField::Amount, "总价"},       {TableField::Amount, "总额"},
    {TableField::Amount, "amount"},     {TableField::Direction, "收/支"},
    {TableField::Direction, "收支"},    {TableField::Direction, "借贷标志"},
    {TableField::Number, "订单号"},     {TableField::Number, "订单编号"},
    {TableField::Trade, "交易单号"},    {TableField::Trade, "流水号"},
    {TableField::Trade, "交易号"},      {TableField::Waybill, "运单号"},
    {TableField::Waybill, "快递单号"},  {TableField::Waybill, "物流单号"},
    {TableField::Carrier, "物流公司"},  {TableField::Carrier, "快递公司"},
    {TableField::Seller, "店铺"},       {TableField::Seller, "商户"},
    {TableField::Seller, "商家"},       {TableField::Seller, "卖家"},
    {TableField::Seller, "交易对方"},   {TableField::Seller, "对方户名"},
    {TableField::Seller, "对方名称"},   {TableField::Seller, "对方"},
    {TableField::Title, "商品"},        {TableField::Title, "宝贝"},
    {TableField::Title, "品名"},        {TableField::Title, "交易说明"},
    {TableField::Title, "摘要"},        {TableField::Title, "名称"},
    {TableField::Status, "状态"},       {TableField::Method, "支付方式"},
    {TableField::Method, "付款方式"},   {TableField::Kind, "交易类型"},
    {TableField::Kind, "类型"},         {TableField::Kind, "分类"},
    {TableField::Note, "备注"},         {TableField::Note, "附言"},
    {TableField::Note, "说明"},
};

// What a column with such a word in its name never is.
bool is_misleading(TableField field, std::string_view key) {
    switch (field) {
        case TableField::Amount:
        case TableField::Expense:
        case TableField::Income:
            return contains(key, "余额") || contains(key, "退款") || contains(key, "优惠") ||
                   contains(key, "单价") || contains(key, "收/支") || contains(key, "收支") ||
                   contains(key, "币种");
        case TableField::Date:
            return contains(key, "退款") || contains(key, "发货") || contains(key, "时间戳");
        case TableField::Title:
        case TableField::Seller:
            return contains(key, "号") || contains(key, "链接") || contains(key, "数量") ||
                   contains(key, "金额") || contains(key, "图片") || contains(key, "账");
        case TableField::Status:
            return contains(key, "退款");
        default:
            return false;
    }
}

}  // namespace

std::string column_key(std::string_view name) {
    std::string key;
    for (const char c : fold_width(trim(name))) {
        if (c != ' ' && c != '\t') key += c;
    }
    return key;
}

std::string heading_fingerprint(std::span<const std::string> columns) {
    std::string all;
    std::size_t count = columns.size();
    while (count > 0 && column_key(columns[count - 1]).empty())  // a comma at the end of the line
        --count;
    for (const std::string& column : columns.first(count))
        all += column_key(column) + '\n';
    return sha256(all).hex().substr(0, 16);
}

Result<std::vector<ColumnChoice>> parse_columns(std::string_view text) {
    std::vector<ColumnChoice> choices;
    std::string folded = replace_all(replace_all(text, "，", ","), "＝", "=");
    for (const std::string_view part : split(folded, ',')) {
        if (trim(part).empty()) continue;
        const std::size_t equals = part.find('=');
        const std::string_view column =
            equals == std::string_view::npos ? std::string_view{} : trim(part.substr(equals + 1));
        if (column.empty()) return fail(columns_unreadable, {}, std::string{trim(part)});
        const auto field = field_named(lower_ascii(trim(part.substr(0, equals))));
        if (!field)
            return fail(column_field_unknown, {}, std::string{trim(part.substr(0, equals))});
        if (has(choices, *field)) return fail(columns_unreadable, {}, std::string{trim(part)});
        choices.push_back({*field, std::string{column}});
    }
    if (!has(choices, TableField::Date)) return fail(columns_incomplete, {}, "date");
    if (!has_money(choices)) return fail(columns_incomplete, {}, "amount");
    return choices;
}

std::string columns_text(std::span<const ColumnChoice> choices) {
    std::string text;
    for (const ColumnChoice& choice : choices) {
        if (!text.empty()) text += ',';
        text += name_of(choice.field);
        text += '=';
        text += choice.column;
    }
    return text;
}

std::string mappings_text(std::span<const ColumnMapping> mappings) {
    std::string text;
    for (const ColumnMapping& mapping : mappings)
        text += mapping.heading + ' ' + columns_text(mapping.choices) + '\n';
    return text;
}

std::vector<ColumnMapping> parse_mappings(std::string_view text) {
    std::vector<ColumnMapping> mappings;
    for (const std::string_view line : split(text, '\n')) {
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos) continue;
        auto choices = parse_columns(line.substr(blank + 1));
        if (choices) mappings.push_back({std::string{line.substr(0, blank)}, *std::move(choices)});
    }
    return mappings;
}

std::optional<std::vector<ColumnChoice>> propose_columns(std::span<const std::string> columns) {
    std::vector<std::string> keys;
    bool balance = false;
    for (const std::string& column : columns) {
        keys.push_back(lower_ascii(column_key(column)));
        balance |= contains(keys.back(), "余额");
    }
    std::vector<bool> taken(columns.size(), false);
    std::vector<ColumnChoice> choices;
    for (const FieldWord& word : field_words) {
        if (has(choices, word.field)) continue;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (taken[i] || !contains(keys[i], word.word) || is_misleading(word.field, keys[i]))
                continue;
            // A comma or an equals sign in a name could not be written in the proposal.
            if (contains(columns[i], ",") || contains(columns[i], "=")) continue;
            choices.push_back({word.field, std::string{trim(columns[i])}});
            taken[i] = true;
            break;
        }
    }
    // One side alone is no pair of columns, and beside a pair no amount is needed.
    const bool pair = has(choices, TableField::Expense) && has(choices, TableField::Income);
    std::erase_if(choices, [pair](const ColumnChoice& choice) {
        return pair ? choice.field == TableField::Amount
                    : choice.field == TableField::Expense || choice.field == TableField::Income;
    });
    if (!has(choices, TableField::Date) || !has_money(choices)) return std::nullopt;
    for (ColumnChoice& choice : choices) {
        // Where a balance is told, it is a bank's table, and what went out is negative.
        if (choice.field == TableField::Amount && balance && !has(choices, TableField::Direction))
            choice.field = TableField::Signed;
    }
    return choices;
}

}  // namespace shuofa
