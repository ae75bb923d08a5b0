#pragma once

#include "base/result.h"

// Why a database did not do as it was told; the same words for SQLite and PostgreSQL.
namespace shuofa {

inline constexpr ErrorReason database_disk_full{
    "disk_full", ErrorCode::Unavailable, "磁盘空间不足，这次的内容没有保存。请腾出空间后重试。",
    "The disk is full; nothing was saved this time. Please free some space and try again."};

inline constexpr ErrorReason database_locked{
    "database_locked", ErrorCode::Unavailable,
    "数据正被另一个程序占用，这次的内容没有保存。请等它做完（例如导入）后重试。",
    "Another program is using the data; nothing was saved. Please wait for it to finish (an "
    "import, "
    "for example) and try again."};

inline constexpr ErrorReason database_damaged{
    "database_damaged", ErrorCode::Unavailable,
    "数据库文件已损坏，程序没有改动它。请先复制一份留底，再从备份恢复。",
    "The database file is damaged and was left as it is. Please copy it first, then restore a "
    "backup."};

inline constexpr ErrorReason database_read_only{
    "database_read_only", ErrorCode::Unavailable,
    "数据文件夹不可写，这次的内容没有保存。请检查文件夹权限或磁盘是否只读。",
    "The data folder cannot be written to; nothing was saved. Please check its permissions and "
    "whether the disk is read-only."};

inline constexpr ErrorReason database_unreachable{
    "database_unreachable", ErrorCode::Unavailable,
    "连接不上数据库。请检查地址是否正确、数据库是否已启动，以及文件夹权限。",
    "The database cannot be reached. Please check its address, whether it is running, and the "
    "permissions of the folder."};

inline constexpr ErrorReason database_address_invalid{
    "database_address_invalid", ErrorCode::InvalidInput,
    "数据库地址写法不对。请写成 postgresql://用户@主机/库名。",
    "The database address is not well-formed. Please write it as postgresql://user@host/name."};

inline constexpr ErrorReason database_conflict{
    "database_conflict", ErrorCode::Conflict, "同样的记录已经存在，这次没有保存。请刷新后再看。",
    "The same record exists already; nothing was saved. Please reload and look again."};

inline constexpr ErrorReason database_busy_retrying{
    "database_retries_exhausted", ErrorCode::Unavailable,
    "同时保存的人太多，这次的内容没有保存。请稍后重试。",
    "Too many writers at the same time; nothing was saved. Please try again in a moment."};

inline constexpr ErrorReason database_failed{
    "database_failed", ErrorCode::Internal, "数据库报告了一个意外错误，这次的内容没有保存。",
    "The database reported an unexpected error; nothing was saved."};

}  // namespace shuofa
